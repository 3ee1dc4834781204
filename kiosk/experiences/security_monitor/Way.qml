import QtQuick
import kiosk.kit

// One straight piece of the attack's way in: bold arrow heads laid end to end, walking slowly.
Item {
    id: root

    required property real unit
    required property real mapX
    required property real mapY
    required property real long
    required property real turn

    rotation: turn
    transformOrigin: Item.TopLeft
    x: mapX * unit
    y: mapY * unit

    Picture {
        fillMode: Image.TileHorizontally
        height: 10 * root.unit
        horizontalAlignment: Image.AlignLeft
        name: "chevrons"
        sourceSize: Qt.size(Math.round(12 * root.unit), Math.round(10 * root.unit))
        width: root.long * root.unit
        y: -height / 2
    }
}
