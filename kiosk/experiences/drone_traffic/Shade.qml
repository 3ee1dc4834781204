pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// What a drone leaves on the ground: its shadow, larger and farther away the higher it flies, and a plumb line
// with a bead for every layer passed, so that heights can be compared without reading. Where it climbs or sinks to
// a ring lies in the air.
Item {
    id: root

    required property MapFrame frame
    required property real mapX
    required property real mapY
    required property real lift
    required property real goal
    required property int layers
    required property real heading
    required property string kind
    required property bool selected
    required property bool conflicting
    required property real presence
    property real arrived

    readonly property bool matters: selected || conflicting
    readonly property real line: Math.max(2, frame.droneSize * (matters ? 0.045 : 0.025))
    readonly property color ink: matters ? Theme.ink : Theme.highContrast ? Theme.muted : "#8A94A6"
    readonly property real lowest: 0.28
    readonly property real spacing: 0.36
    readonly property bool moving: Math.abs(goal - lift) > 0.02

    x: frame.across(mapX)
    y: frame.down(mapY, 0)
    opacity: arrived * presence * (matters ? 1 : 0.7)

    NumberAnimation on arrived {
        duration: 2 * Theme.motionMs
        to: 1
    }

    Deck {
        name: "drone_" + root.kind + "_shade"
        size: root.frame.droneSize * (0.72 + 0.3 * root.lift)
        tilt: root.frame.tilt
        heading: root.heading
    }

    Rectangle {
        width: root.line
        height: Math.max(root.lift, root.goal) * root.frame.lift
        x: -width / 2
        y: -height
        color: root.ink
    }

    Repeater {
        model: root.layers

        Rectangle {
            required property int index

            width: root.line * 3
            height: width * 0.8
            x: -width / 2
            y: -root.frame.lift * (root.lowest + index * root.spacing) - height / 2
            radius: height / 2
            color: root.ink
        }
    }

    Deck {
        visible: root.moving
        name: "goal"
        size: root.frame.droneSize * 1.1
        tilt: root.frame.tilt
        heading: 0
        y: -root.goal * root.frame.lift
    }
}
