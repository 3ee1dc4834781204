import QtQuick
import kiosk.kit

// Nothing, a little, and as much as can flow; the last one runs back from the right.
Fitted {
    id: scene

    implicitHeight: width * 0.4
    sheetHeight: 80
    sheetWidth: 200

    FlowLine {
        height: 20 * scene.unit
        route: "M10 10H190"
        strength: 0
        unit: scene.unit
        width: 200 * scene.unit
    }
    FlowLine {
        height: 20 * scene.unit
        pulse: Theme.action
        route: "M10 10H190"
        strength: 0.3
        unit: scene.unit
        width: 200 * scene.unit
        y: 20 * scene.unit
    }
    FlowLine {
        backwards: true
        height: 40 * scene.unit
        pulse: Theme.good
        route: "M10 10H90C110 10 90 30 110 30H190"
        strength: 1
        unit: scene.unit
        width: 200 * scene.unit
        y: 40 * scene.unit
    }
}
