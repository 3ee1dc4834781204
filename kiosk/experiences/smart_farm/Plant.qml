pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit
import kiosk.experiences.smart_farm

// A tomato plant on its foot: three poses that fade into one another, fruit that reddens, spots and drops.
Item {
    id: root

    required property SmartFarmController controller
    required property real unit
    required property real across
    required property real depth
    required property real down
    required property int order

    readonly property real size: controller?.stature ?? 1
    readonly property real droop: controller?.droop ?? 0
    readonly property real ripeness: Math.max(0, Math.min(1, (controller?.ripeness ?? 0) * 1.5 - 0.07 * (order % 7)))
    readonly property real ill: Math.max(0, Math.min(1, (controller?.disease ?? 0) * 2 - 0.12 * (order * 5 % 9)))
    // Leaves move slowly enough for fifteen pictures a second; every one of them is a turned drawing.
    readonly property real breath: Math.round(Theme.phaseS * 15) / 15
    readonly property real sunk: 1 - 0.24 * droop

    height: 84 * unit * size
    width: 64 * unit * size
    x: (across - 32 * size) * unit
    y: (down - 78 * size) * unit
    z: depth
    rotation: (0.7 + 0.5 * (controller?.vent ?? 0)) * Math.sin(breath * 1.1 + order * 1.7)
    transformOrigin: Item.Bottom

    Layer {
        creeping: true
        name: "plant_wilted"
        shown: Math.max(0, Math.min(1, 2.6 * root.droop - 1.1))
    }
    Layer {
        creeping: true
        name: "plant_tired"
        shown: Math.min(1, root.droop * 4) * Math.max(0, Math.min(1, 3 - 3.2 * root.droop))
    }
    Layer {
        creeping: true
        name: "plant_well"
        shown: Math.max(0, 1 - 3 * root.droop)
    }
    Item {
        anchors.fill: parent

        transform: Scale {
            origin.y: 78 * root.unit * root.size
            yScale: root.sunk
        }

        Layer {
            creeping: true
            name: "fruit_green"
            shown: 1 - root.ripeness
        }
        Layer {
            creeping: true
            name: "fruit_red"
            shown: root.ripeness
        }
        Layer {
            creeping: true
            name: "leaf_spots"
            shown: root.ill
        }
        Layer {
            creeping: true
            name: "leaf_drops"
            shown: Math.max(0, Math.min(1, (root.controller?.wet ?? 0) * 1.8 - 0.25))
        }
    }
}
