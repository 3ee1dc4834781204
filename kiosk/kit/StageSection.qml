import QtQuick
import kiosk.kit

// The scene of a screen: takes what the words leave free, and goes up to `upper` when everything else is
// gathered below. With a `ground` it has the round corners of a card.
Section {
    id: root

    property color ground: "transparent"
    required property Item upper
    default property alias scene: holder.data

    implicitHeight: Theme.mm * (Theme.zoom > 130 ? 50 : 30)
    shown: !Theme.gathered
    stretch: 4

    Item {
        anchors.fill: parent
        parent: Theme.gathered ? root.upper : root

        Item {
            id: holder

            objectName: "scene"
            anchors.fill: parent
        }
        Corners {
            anchors.fill: parent
            ground: root.ground
            visible: root.ground.a > 0
        }
    }
}
