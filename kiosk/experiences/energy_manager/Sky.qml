pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit
import kiosk.experiences.energy_manager

// Sun and clouds over the block. The sun rises at the left and sets at the right; clouds drift past it.
Item {
    id: root

    required property EnergyManagerController controller
    required property real unit

    // Clouds do not sink with the sun.
    readonly property real lowest: 84
    readonly property real sunX: 170 + (controller.sun - 0.28) / 0.72 * 420
    readonly property real sunY: 40 + 780 * (controller.sun - 0.5) * (controller.sun - 0.5)

    Picture {
        height: width
        name: "sun"
        visible: root.controller.sun < 1.02
        width: 84 * root.unit
        x: root.sunX * root.unit - width / 2
        y: root.sunY * root.unit - height / 2
    }
    Repeater {
        model: root.controller.clouds

        Picture {
            id: cloud

            required property real away
            required property int index
            required property real wide

            height: width * 0.56
            name: "cloud"
            width: (60 + 90 * wide) * root.unit
            x: (root.sunX + away * 110) * root.unit - width / 2
            y: (Math.min(root.sunY, root.lowest) + 6 + 3 * Math.sin(Theme.phaseS * 0.5 + index)) * root.unit - height / 2
        }
    }
}
