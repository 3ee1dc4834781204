import QtQuick
import kiosk.kit
import kiosk.experiences.smart_farm

// The needle of the hygrometer on the wall, and a ring around it while it is worth a look.
Item {
    id: root

    required property SmartFarmController controller
    required property real unit

    readonly property real radius: 19 * unit

    height: 2 * radius
    width: 2 * radius
    x: (controller?.dialPlace.x ?? 0) * unit - radius
    y: (controller?.dialPlace.y ?? 0) * unit - radius

    Rectangle {
        anchors.centerIn: parent
        border.color: Theme.stop
        border.width: Math.max(3, 2 * root.unit)
        color: "transparent"
        height: width
        radius: width / 2
        visible: root.controller?.doubtful ?? false
        width: root.width * (1.24 + 0.06 * Math.sin(Theme.phaseS * 3))
    }
    Item {
        anchors.fill: parent
        rotation: root.controller?.needle ?? 0

        Behavior on rotation {
            NumberAnimation {
                duration: Theme.motionMs
            }
        }

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.highContrast ? Theme.paper : Theme.ink
            height: root.radius * 0.82
            radius: width / 2
            width: Math.max(3, 2.2 * root.unit)
            y: root.radius * 0.26
        }
    }
    Rectangle {
        anchors.centerIn: parent
        color: Theme.highContrast ? Theme.paper : Theme.ink
        height: width
        radius: width / 2
        width: 6 * root.unit
    }
}
