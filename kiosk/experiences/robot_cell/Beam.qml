import QtQuick
import kiosk.kit

// The sensor at work: a line that goes round on the floor.
Item {
    id: root

    required property point middle
    required property real radius
    required property real sweepS
    required property real unit

    x: middle.x * unit
    y: middle.y * unit

    transform: Scale {
        yScale: 0.5
    }

    Rectangle {
        antialiasing: true
        color: Theme.highContrast ? Theme.focus : Theme.ink
        height: 5 * root.unit
        opacity: Theme.highContrast ? 0.5 : 0.16
        rotation: 360 * ((Theme.phaseS / root.sweepS) % 1)
        transformOrigin: Item.Left
        width: root.radius * root.unit
        y: -height / 2
    }
}
