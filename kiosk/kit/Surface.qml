import QtQuick
import kiosk.kit

// A rounded ground. High contrast draws its edge, as black on black has none.
Rectangle {
    border.color: Theme.line
    border.width: Theme.highContrast ? Theme.stroke : 0
    color: Theme.surface
    radius: Theme.radius
}
