import QtQuick
import kiosk.kit

// Two drones that are too close: a warning stands over the bar that ties them together.
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
    required property bool urgent
    readonly property real startX: frame.across(fromX)
    readonly property real startY: frame.down(fromY, fromLift)
    readonly property real dx: frame.across(toX) - startX
    readonly property real dy: frame.down(toY, toLift) - startY
    readonly property real sign: frame.droneSize * 0.66

    visible: lost && urgent

    Picture {
        name: "mark_lost"
        width: root.sign
        height: width
        x: root.startX + root.dx / 2 - width / 2
        y: Math.max(root.frame.margin, Math.min(root.startY, root.startY + root.dy) - root.frame.droneSize * 0.5 - height)
        scale: 1 + 0.04 * Math.sin(Theme.phaseS * 4)
    }
}
