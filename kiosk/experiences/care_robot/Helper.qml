import QtQuick
import kiosk.kit

// A robot that rolls or a person who walks; a robot carries its battery over its head.
Item {
    id: root

    required property real atX
    required property real atY
    required property real battery
    required property bool charging
    required property bool facesLeft
    required property real depth
    required property bool low
    required property bool moving
    required property string picture
    required property real unit
    readonly property bool robot: battery >= 0
    readonly property real sway: moving ? Math.abs(Math.sin(Theme.phaseS * (robot ? 9 : 7))) * (robot ? 0.5 : 1.6) : 0.4 * Math.sin(Theme.phaseS * 1.3 + (robot ? 0 : 2))

    x: atX * unit
    y: atY * unit
    z: depth

    Picture {
        height: 10 * root.unit
        name: "robot_shade"
        width: 21 * root.unit
        x: -9.4 * root.unit
        y: -5 * root.unit
    }
    Picture {
        id: body

        height: root.robot ? width * 52 / 40 : width * 64 / 40
        mirror: root.facesLeft && !root.robot
        name: root.picture
        width: (root.robot ? 30 : 27) * root.unit
        x: -width / 2
        y: (root.robot ? -0.85 : -0.875) * height - root.sway * root.unit
    }
    Charge {
        battery: Math.max(0, root.battery)
        charging: root.charging
        height: 6.4 * root.unit
        low: root.low
        visible: root.robot
        x: -width / 2
        y: body.y - height * 0.8
    }
}
