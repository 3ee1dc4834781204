pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// Rain over the street: a few drops that fall slowly enough to be followed.
Item {
    id: root

    required property real unit

    Repeater {
        model: 34

        Rectangle {
            required property int index

            readonly property real fallen: (index * 0.37 + Theme.phaseS * 0.55 + index % 5 * 0.13) % 1

            color: Theme.highContrast ? Theme.ink : Theme.action
            height: 17 * root.unit
            opacity: Theme.highContrast ? 0.65 : 0.45
            radius: width / 2
            rotation: 10
            width: Math.max(1, 2.2 * root.unit)
            x: ((index * 97) % 631) * root.unit
            y: (fallen * 380 - 20) * root.unit
        }
    }
}
