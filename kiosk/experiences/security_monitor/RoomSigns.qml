import QtQuick
import kiosk.kit

// What stands over a room: the thorn of an attack that was missed and sits inside.
Item {
    id: root

    required property real unit
    required property real markX
    required property real markY
    required property bool inside

    Picture {
        height: width
        name: root.inside ? "mark_inside" : ""
        rotation: 8 * Math.sin(Theme.phaseS * 1.3)
        width: 34 * root.unit
        x: root.markX * root.unit - width / 2
        y: root.markY * root.unit - height / 2
    }
}
