import QtQuick
import kiosk.kit

// The job in the hall: the building cut open, its guard before it, and a sensor that reports from the top.
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
            height: 112 * root.unit
            name: "guard"
            width: 70 * root.unit
            x: 136 * root.unit
            y: (170 + 1.5 * root.beat) * root.unit
        }
        Picture {
            height: width
            name: "spot"
            scale: 1 + 0.05 * root.beat
            width: 62 * root.unit
            x: 96 * root.unit
            y: 30 * root.unit
        }
    }
}
