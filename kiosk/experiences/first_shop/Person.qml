pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// Somebody on the street, under an umbrella when it rains; over those who are asked stands what they say.
Item {
    id: root

    required property string picture
    required property string says
    required property real seen
    required property real spotX
    required property real spotY
    required property bool umbrella
    required property real unit

    height: 112 * unit
    opacity: seen
    width: 100 * unit
    x: spotX * unit - width / 2
    y: spotY * unit - 98 * unit

    Picture {
        anchors.fill: parent
        name: root.picture
    }
    Picture {
        height: 50 * root.unit
        name: visible ? "umbrella" : ""
        visible: root.umbrella && root.picture !== "founder" && root.says.length === 0
        width: 70 * root.unit
        x: (parent.width - width) / 2
        y: -2 * root.unit
    }
    Rectangle {
        anchors.bottom: parent.top
        anchors.bottomMargin: -16 * root.unit
        anchors.horizontalCenter: parent.horizontalCenter
        border.color: root.says === "no" ? Theme.stop : root.says === "yes" ? Theme.good : Theme.ink
        border.width: Math.max(1, 2.4 * root.unit)
        color: Theme.surface
        height: 32 * root.unit
        radius: root.says === "no" ? height * 0.2 : height / 2
        visible: root.says.length > 0
        width: height

        Icon {
            anchors.centerIn: parent
            color: parent.border.color
            height: parent.height * 0.66
            name: root.says === "yes" ? "check" : root.says === "no" ? "close" : root.says === "wait" ? "more" : ""
            weight: 3
            width: height
        }
    }
}
