import QtQuick
import kiosk.kit

// The air that two drones are about to share: it fills as the moment comes nearer. Once they do, a bar
// ties the two together.
Item {
    id: root

    required property MapFrame frame
    required property real mapX
    required property real mapY
    required property real lift
    required property real radius
    required property real nearness
    required property bool lost
    required property bool urgent
    required property real fromX
    required property real fromY
    required property real fromLift
    required property real toX
    required property real toY
    required property real toLift
    readonly property real startX: frame.across(fromX) - x
    readonly property real startY: frame.down(fromY, fromLift) - y
    readonly property real dx: frame.across(toX) - x - startX
    readonly property real dy: frame.down(toY, toLift) - y - startY
    readonly property real size: Math.max(2 * radius * frame.mapWidth, frame.droneSize * 0.7)

    x: frame.across(mapX)
    y: frame.down(mapY, lift)

    Rectangle {
        visible: !root.lost
        width: Math.max(2, root.frame.droneSize * 0.025)
        height: root.lift * root.frame.lift
        x: -width / 2
        color: Theme.stop
        opacity: 0.4
    }

    Deck {
        visible: !root.lost
        name: "bubble"
        size: root.size
        tilt: root.frame.tilt
        heading: 0
        opacity: root.urgent ? 1 : 0.5
        scale: root.urgent ? 1 + 0.05 * root.nearness * Math.sin(Theme.phaseS * 4) : 0.8
    }

    Deck {
        visible: root.urgent && !root.lost
        name: "bubble_fill"
        size: root.size
        tilt: root.frame.tilt
        heading: 0
        scale: 0.15 + 0.8 * root.nearness
    }

    Rectangle {
        visible: root.lost
        x: root.startX
        y: root.startY - height / 2
        width: Math.hypot(root.dx, root.dy)
        height: Math.max(4, root.frame.droneSize * (root.urgent ? 0.13 : 0.06))
        radius: height / 2
        color: Theme.stop
        rotation: Math.atan2(root.dy, root.dx) * 180 / Math.PI
        transformOrigin: Item.Left
    }
}
