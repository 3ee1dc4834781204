pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// One drone in the air with what the visitor must see of it: selection, danger, battery.
Item {
    id: root

    required property MapFrame frame
    required property real mapX
    required property real mapY
    required property real lift
    required property real heading
    required property real battery
    required property bool batteryLow
    required property string kind
    required property bool loaded
    required property bool selected
    required property bool conflicting
    required property real presence
    readonly property real size: frame.droneSize * (0.86 + 0.24 * lift)
    readonly property bool unknown: kind === "unregistered"

    x: frame.across(mapX)
    y: frame.down(mapY, lift)
    z: mapY
    opacity: presence

    Deck {
        visible: root.conflicting
        name: "ring_alert"
        size: root.size * 1.36
        tilt: root.frame.tilt
        heading: 0
        scale: 1 + 0.035 * Math.sin(Theme.phaseS * 5)
    }

    Deck {
        visible: root.selected
        name: "ring"
        size: root.size * 1.72
        tilt: root.frame.tilt
        heading: 0
    }

    Drone {
        kind: root.kind
        size: root.size
        tilt: root.frame.tilt
        heading: root.heading
        loaded: root.loaded
        y: Math.sin(Theme.phaseS * 1.7 + root.mapX * 9) * root.size * 0.02
    }

    Rectangle {
        visible: !root.unknown
        width: root.size * 0.44
        height: Math.max(8, root.size * 0.12)
        x: -width / 2
        y: root.size * 0.46
        radius: height / 2
        color: Theme.surface
        border.width: Math.max(1, height * 0.16)
        border.color: root.batteryLow ? Theme.stop : Theme.ink

        Rectangle {
            x: parent.height * 0.28
            y: parent.height * 0.28
            height: parent.height * 0.44
            width: Math.max(height, (parent.width - 2 * x) * root.battery)
            radius: height / 2
            color: root.batteryLow ? Theme.stop : Theme.good
        }
    }

    Picture {
        visible: root.unknown
        name: "mark_unknown"
        width: root.frame.droneSize * 0.46
        height: width
        x: root.size * 0.18
        y: -root.size * 0.3 - height
    }
}
