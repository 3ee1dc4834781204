import QtQuick
import kiosk.kit
import kiosk.experiences.energy_manager

// What flows between roof, houses, battery, cars and the grid: pulses along the ground, through the switch box.
Item {
    id: root

    required property EnergyManagerController controller
    required property color deep
    required property real unit

    readonly property real thick: 4

    FlowLine {
        line: Theme.muted
        route: "M902.4 -7.5 L572.2 157.6 M861.4 -28.0 L531.2 137.1 M909.6 18.7 L579.4 183.8 M854.2 -9.0 L524.0 156.1"
        strength: 0
        thick: root.thick * 0.3
        unit: root.unit
    }
    // Drops come into sight at the edge of the sheet: what moves is not cut at the edge of the Stage.
    FlowLine {
        line: Theme.muted
        route: "M881.9 -32.8 L640.0 88.2"
        strength: 0
        thick: root.thick
        unit: root.unit
    }
    FlowLine {
        backwards: root.controller.exporting
        line: Theme.muted
        most: 9
        thick: root.thick
        pulse: root.controller.overGoal ? Theme.stop : root.deep
        route: "M640.0 88.2 L551.7 132.3 L551.7 265.4 L492.3 235.6 L369.2 297.2 L306.7 265.9"
        strength: root.controller.grid
        travelS: 5
        unit: root.unit
    }
    FlowLine {
        line: Theme.muted
        most: 6
        thick: root.thick
        pulse: Theme.star
        route: "M371.3 175.8 L361.0 182.2 L361.0 250.0 L332.3 264.4 L311.8 254.1 L299.5 260.3"
        strength: root.controller.solar
        unit: root.unit
    }
    FlowLine {
        line: Theme.muted
        most: 3
        thick: root.thick
        pulse: Theme.ink
        route: "M284.1 258.7 L244.1 238.7 L275.9 222.8"
        strength: root.controller.load
        unit: root.unit
    }
    FlowLine {
        backwards: root.controller.giving
        line: Theme.muted
        most: 4
        thick: root.thick
        pulse: Theme.good
        route: "M275.9 262.8 L208.2 229.0 L181.6 242.3"
        strength: root.controller.battery
        unit: root.unit
    }
    FlowLine {
        line: Theme.muted
        most: 3
        thick: root.thick
        pulse: Theme.action
        route: "M294.4 272.0 L371.3 310.5"
        strength: root.controller.carsFlow
        unit: root.unit
    }
}
