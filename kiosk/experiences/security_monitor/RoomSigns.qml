import QtQuick
import kiosk.kit

// What stands over a room: the lock of one that holds what must not be lost, the thorn of an attack that was missed
// and sits inside.
Item {
    id: root

    required property real unit
    required property real markX
    required property real markY
    required property bool inside
    required property real lockX
    required property real lockY
    required property bool vault

    Picture {
        height: width
        name: root.vault ? "mark_vault" : ""
        width: 30 * root.unit
        x: root.lockX * root.unit - width / 2
        y: root.lockY * root.unit - height / 2
    }

    Picture {
        height: width
        name: root.inside ? "mark_inside" : ""
        rotation: 8 * Math.sin(Theme.phaseS * 1.3)
        width: 34 * root.unit
        x: root.markX * root.unit - width / 2
        y: root.markY * root.unit - height / 2
    }
}
