pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// What is made, on the board of a roof; in a thought while it is only planned.
Item {
    id: root

    required property string item
    property bool planned: false
    required property point spot
    required property real unit

    Rectangle {
        border.color: Theme.line
        border.width: Math.max(1, 2 * root.unit)
        color: Theme.surface
        height: width
        radius: width / 2
        visible: root.planned
        width: 84 * root.unit
        x: root.spot.x * root.unit - width / 2
        y: (root.spot.y - 76) * root.unit
    }
    Repeater {
        model: root.planned ? 2 : 0

        Rectangle {
            required property int index

            border.color: Theme.line
            border.width: Math.max(1, 2 * root.unit)
            color: Theme.surface
            height: width
            radius: width / 2
            width: (13 - 4 * index) * root.unit
            x: (root.spot.x + 30 + 13 * index) * root.unit
            y: (root.spot.y - 4 + 13 * index) * root.unit
        }
    }
    Picture {
        height: width
        name: root.item.length > 0 ? "item_" + root.item : ""
        width: (root.planned ? 74 : 82) * root.unit
        x: root.spot.x * root.unit - width / 2
        y: (root.spot.y - (root.planned ? 73 : 66)) * root.unit
    }
}
