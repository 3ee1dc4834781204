import QtQuick
import kiosk.kit

// The job in the hall: the shop on its first day, a lunch box on its roof, somebody walking up to it.
Item {
    id: root

    property bool idle: true
    readonly property real sway: idle ? Math.sin(Theme.phaseS * 0.8) : 0
    readonly property real unit: Math.min(width / 400, height / 320)

    Accessible.ignored: true

    Item {
        anchors.centerIn: parent
        height: 320 * root.unit
        width: 400 * root.unit

        Picture {
            anchors.fill: parent
            name: "tile"
        }
        Picture {
            height: width
            name: "item_lunch"
            width: 92 * root.unit
            x: 162 * root.unit
            y: (17 + 2 * root.sway) * root.unit
        }
        Picture {
            height: width * 112 / 100
            name: "walk_grandma_r_0"
            width: 100 * root.unit
            x: (84 + 5 * root.sway) * root.unit
            y: (114 + 2 * root.sway) * root.unit
        }
        Picture {
            height: width * 112 / 100
            name: "founder"
            width: 100 * root.unit
            x: 228 * root.unit
            y: 138 * root.unit
        }
    }
}
