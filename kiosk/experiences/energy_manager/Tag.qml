import QtQuick
import kiosk.kit

// A chip on whole pixels: the software renderer repaints what changes in it without leaving an edge behind.
Chip {
    height: Math.ceil(implicitHeight)
    width: 2 * Math.ceil(implicitWidth / 2)
}
