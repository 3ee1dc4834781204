import QtQuick
import kiosk.kit

// Over a robot that stands: two bars while somebody is in the field, a square when it is switched off.
Item {
    id: root

    // run, hold or off
    required property string condition
    required property real unit

    visible: condition !== "run"

    Rectangle {
        border.color: root.condition === "hold" ? Theme.caution : Theme.ink
        border.width: Math.max(1, 3 * root.unit)
        color: Theme.surface
        height: 44 * root.unit
        radius: height / 2
        width: height
        x: -width / 2
        y: -108 * root.unit

        Icon {
            anchors.centerIn: parent
            color: root.condition === "hold" ? Theme.caution : Theme.ink
            height: parent.height * 0.6
            name: root.condition === "hold" ? "pause" : "stop"
            weight: 3
            width: height
        }
    }
}
