import QtQuick
import kiosk.kit

// The picture of a switch: its knob lies right, filled and ticked, when it is on.
Rectangle {
    id: root

    required property bool on

    border.color: on ? color : Theme.muted
    border.width: Theme.stroke * 1.5
    color: on ? Theme.action : Theme.surface
    height: Theme.textSize * 1.06
    radius: height / 2
    width: Theme.textSize * 1.9

    Rectangle {
        id: knob

        readonly property real inset: root.height * 0.14

        anchors.verticalCenter: parent.verticalCenter
        color: root.on ? Theme.onAction : Theme.muted
        height: root.height - 2 * inset
        radius: height / 2
        width: height
        x: root.on ? root.width - width - inset : inset

        Behavior on x {
            NumberAnimation {
                duration: Theme.motionMs
                easing.type: Easing.OutCubic
            }
        }

        Icon {
            anchors.centerIn: parent
            color: Theme.action
            height: parent.height * 0.72
            name: root.on ? "check" : ""
            weight: 3.4
            width: height
        }
    }
}
