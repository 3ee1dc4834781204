import QtQuick
import kiosk.kit

// The air that two drones are about to share: it fills as the moment comes nearer.
Item {
    id: root

    required property MapFrame frame
    required property real mapX
    required property real mapY
    required property real lift
    required property real radius
    required property real nearness
    required property bool lost
    readonly property real size: Math.max(2 * radius * frame.mapWidth, frame.droneSize * 0.7)

    visible: !lost
    x: frame.across(mapX)
    y: frame.down(mapY, lift)

    Rectangle {
        width: Math.max(2, root.frame.droneSize * 0.025)
        height: root.lift * root.frame.lift
        x: -width / 2
        color: Theme.stop
        opacity: 0.4
    }

    Deck {
        name: "bubble"
        size: root.size
        tilt: root.frame.tilt
        heading: 0
        scale: 1 + 0.05 * root.nearness * Math.sin(Theme.phaseS * 4)
    }

    Deck {
        name: "bubble_fill"
        size: root.size
        tilt: root.frame.tilt
        heading: 0
        scale: 0.15 + 0.8 * root.nearness
    }
}
