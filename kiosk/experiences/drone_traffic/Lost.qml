import QtQuick
import kiosk.kit

// Two drones that are too close: a bar ties them together, a warning stands over it.
Item {
    id: root

    required property MapFrame frame
    required property real fromX
    required property real fromY
    required property real fromLift
    required property real toX
    required property real toY
    required property real toLift
    required property bool lost
    readonly property real startX: frame.across(fromX)
    readonly property real startY: frame.down(fromY, fromLift)
    readonly property real dx: frame.across(toX) - startX
    readonly property real dy: frame.down(toY, toLift) - startY
    readonly property real sign: frame.droneSize * 0.66

    visible: lost

    Rectangle {
        x: root.startX
        y: root.startY - height / 2
        width: Math.hypot(root.dx, root.dy)
        height: Math.max(4, root.frame.droneSize * 0.09)
        radius: height / 2
        color: Theme.stop
        rotation: Math.atan2(root.dy, root.dx) * 180 / Math.PI
        transformOrigin: Item.Left
    }

    Picture {
        name: "mark_lost"
        width: root.sign
        height: width
        x: root.startX + root.dx / 2 - width / 2
        y: Math.min(root.startY, root.startY + root.dy) - root.frame.droneSize * 0.5 - height
        scale: 1 + 0.04 * Math.sin(Theme.phaseS * 4)
    }
}
