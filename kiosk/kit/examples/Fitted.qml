import QtQuick
import kiosk.kit

// A scene on a sheet of 200 × 90 units: whatever room it is given, what is on it keeps its place. Words keep their own
// size, so they are placed by the unit and not sized by it.
Fitted {
    id: scene

    implicitHeight: width * 0.45
    sheetHeight: 90
    sheetWidth: 200

    Rectangle {
        border.color: Theme.line
        border.width: Theme.stroke
        color: Theme.tint
        height: 90 * scene.unit
        radius: 8 * scene.unit
        width: 200 * scene.unit
    }
    Icon {
        color: Theme.good
        height: 60 * scene.unit
        name: "leaf"
        width: height
        x: 30 * scene.unit
        y: 15 * scene.unit
    }
    Chip {
        words: "온실 1"
        x: 95 * scene.unit
        y: 45 * scene.unit - height / 2
    }
}
