import QtQuick
import kiosk.kit

// How long the team of a group visit still has, in one calm line above the bar.
Item {
    id: root

    property alias text: words.text

    implicitHeight: text.length > 0 ? words.implicitHeight + Theme.gap : 0
    visible: text.length > 0

    Rectangle {
        anchors.fill: parent
        color: Theme.paper
    }
    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        color: Theme.line
        height: Theme.stroke
    }
    Words {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignHCenter
        lineHeight: 1
        width: root.width - 2 * Theme.margin
        x: Theme.margin
    }
}
