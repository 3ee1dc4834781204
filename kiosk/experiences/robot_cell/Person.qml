import QtQuick
import kiosk.kit

// Somebody in the cell, with a sign over the head: an eye for one whom the sensor sees, a warning for one in danger.
Item {
    id: root

    required property bool alarm
    required property string picture
    required property real seen
    required property string sign
    required property real spotX
    required property real spotY
    required property real unit

    height: 124 * unit
    opacity: seen
    width: 80 * unit
    x: spotX * unit - width / 2
    y: spotY * unit - 110 * unit

    Picture {
        anchors.fill: parent
        name: root.picture
    }
    Rectangle {
        anchors.bottom: parent.top
        anchors.bottomMargin: root.picture === "kneel" ? -34 * root.unit : -6 * root.unit
        anchors.horizontalCenter: parent.horizontalCenter
        border.color: root.alarm ? Theme.stop : Theme.ink
        border.width: Math.max(1, 2 * root.unit)
        color: Theme.surface
        height: (root.alarm ? 40 : 30) * root.unit
        radius: height / 2
        visible: root.sign.length > 0
        width: height

        Icon {
            anchors.centerIn: parent
            color: root.alarm ? Theme.stop : Theme.ink
            height: parent.height * 0.66
            name: root.sign
            width: height
        }
    }
}
