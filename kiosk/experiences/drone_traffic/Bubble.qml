import QtQuick
import kiosk.kit

// The air that two drones are about to share.
Deck {
    id: root

    required property MapFrame frame
    required property real mapX
    required property real mapY
    required property real lift
    required property real radius

    name: "bubble"
    size: 2 * radius * frame.mapWidth
    tilt: frame.tilt
    heading: 0
    x: frame.across(mapX)
    y: frame.down(mapY, lift)
    scale: 1 + 0.04 * Math.sin(Theme.phaseS * 5)
}
