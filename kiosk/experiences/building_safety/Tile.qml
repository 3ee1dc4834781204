import QtQuick
import kiosk.kit

// The job in the hall: lit rooms cut open, smoke under one ceiling, the guard on the stairs, a sensor that reports.
Item {
    id: root

    property bool idle: true
    readonly property real unit: Math.min(width / 400, height / 320)
    readonly property real beat: idle ? Math.sin(Theme.phaseS * 2) : 0

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
            height: 72 * root.unit
            name: "folk_1"
            width: 45 * root.unit
            x: 252 * root.unit
            y: 219 * root.unit
        }
        Picture {
            height: 72 * root.unit
            name: "folk_0"
            width: 45 * root.unit
            x: 112 * root.unit
            y: 147 * root.unit
        }
        Picture {
            height: 104 * root.unit
            name: "guard"
            width: 65 * root.unit
            x: 172 * root.unit
            y: (188 + 1.5 * root.beat) * root.unit
        }
        Picture {
            height: width
            name: "spot"
            scale: 1 + 0.05 * root.beat
            width: 56 * root.unit
            x: 262 * root.unit
            y: 54 * root.unit
        }
    }
}
