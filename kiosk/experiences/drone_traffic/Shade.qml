pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// What a drone leaves on the ground: its shadow, larger and farther away the higher it flies, and a plumb line
// with a bead for every layer passed, so that heights can be compared without reading.
Item {
    id: root

    required property MapFrame frame
    required property real mapX
    required property real mapY
    required property real lift
    required property int layers
    required property real heading
    required property string kind
    required property real presence

    readonly property real line: Math.max(2, frame.droneSize * 0.025)
    readonly property color ink: Theme.highContrast ? Theme.muted : "#8A94A6"
    readonly property real lowest: 0.36
    readonly property real spacing: 0.32

    x: frame.across(mapX)
    y: frame.down(mapY, 0)
    opacity: presence

    Deck {
        name: "drone_" + root.kind + "_shade"
        size: root.frame.droneSize * (0.7 + 0.35 * root.lift)
        tilt: root.frame.tilt
        heading: root.heading
    }

    Rectangle {
        width: root.line
        height: root.lift * root.frame.lift
        x: -width / 2
        y: -height
        color: root.ink
    }

    Repeater {
        model: root.layers

        Rectangle {
            required property int index

            width: root.line * 3.2
            height: width
            x: -width / 2
            y: -root.frame.lift * (root.lowest + index * root.spacing) - height / 2
            radius: width / 2
            color: root.ink
        }
    }
}
