import QtQuick
import kiosk.kit
import kiosk.experiences.energy_manager

// What flows between roof, houses, battery, cars and the grid: pulses along the ground, through the switch box.
Item {
    id: root

    required property EnergyManagerController controller
    required property color deep
    required property real unit

    FlowLine {
        backwards: root.controller.exporting
        line: Theme.muted
        pulse: root.controller.overGoal ? Theme.stop : root.deep
        route: "M551.7 307.4 L492.3 277.6 L369.2 339.2 L306.7 307.9"
        strength: root.controller.grid
        unit: root.unit
    }
    FlowLine {
        line: Theme.muted
        pulse: Theme.star
        route: "M371.3 207.8 L361.0 214.1 L361.0 292.0 L332.3 306.4 L311.8 296.1 L299.5 302.3"
        strength: root.controller.solar
        unit: root.unit
    }
    FlowLine {
        line: Theme.muted
        pulse: Theme.ink
        route: "M284.1 300.7 L244.1 280.7 L275.9 264.8"
        strength: root.controller.load
        unit: root.unit
    }
    FlowLine {
        backwards: root.controller.giving
        line: Theme.muted
        pulse: Theme.good
        route: "M275.9 304.8 L208.2 271 L181.6 284.3"
        strength: root.controller.battery
        unit: root.unit
    }
    FlowLine {
        line: Theme.muted
        pulse: Theme.action
        route: "M294.4 314.0 L371.3 352.5"
        strength: root.controller.carsFlow
        unit: root.unit
    }
}
