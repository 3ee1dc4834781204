pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// One drone in the air, and its rings: selection and danger. What it carries and was told is in Signs, above all drones.
Item {
    id: root

    required property MapFrame frame
    required property real mapX
    required property real mapY
    required property real lift
    required property real heading
    required property real pace
    required property string kind
    required property bool loaded
    required property bool selected
    required property bool conflicting
    required property bool watched
    required property real presence
    property real arrived
    readonly property real size: frame.droneSize * (0.94 + 0.12 * lift)

    x: frame.across(mapX)
    y: frame.down(mapY, lift)
    z: mapY + (selected ? 2 : conflicting ? 1 : 0)
    opacity: arrived * presence

    NumberAnimation on arrived {
        duration: 2 * Theme.motionMs
        to: 1
    }

    Deck {
        visible: root.conflicting
        name: "ring_alert"
        size: root.frame.droneSize * 1.42
        tilt: root.frame.tilt
        heading: 0
        scale: 1 + 0.03 * Math.sin(Theme.phaseS * 4)
    }

    Deck {
        visible: root.watched
        name: "ring_watch"
        size: root.frame.droneSize * 1.42
        tilt: root.frame.tilt
        heading: 0
    }

    Deck {
        visible: root.selected
        name: "ring"
        size: root.frame.droneSize * 1.9
        tilt: root.frame.tilt
        heading: 0
    }

    Deck {
        visible: root.pace > 0.05
        name: "wake"
        size: root.size * 1.9
        tilt: root.frame.tilt
        heading: root.heading
        opacity: root.pace
    }

    Drone {
        kind: root.kind
        size: root.size
        tilt: root.frame.tilt
        heading: root.heading
        loaded: root.loaded
        y: Math.sin(Theme.phaseS * 1.7 + root.mapX * 9) * root.size * 0.02
    }
}
