import QtQuick
import kiosk.kit

// The job in the hall: a home with light in its windows, a robot and a person at its door, a heart over it.
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
            height: width * 52 / 40
            name: "robot"
            width: 106 * root.unit
            x: 98 * root.unit
            y: (136 + 1.5 * root.beat) * root.unit
        }
        Picture {
            height: width * 64 / 40
            name: "person_1"
            width: 88 * root.unit
            x: 200 * root.unit
            y: 146 * root.unit
        }
        Picture {
            height: width
            name: "heart"
            scale: 1 + 0.05 * root.beat
            width: 66 * root.unit
            x: 92 * root.unit
            y: 34 * root.unit
        }
    }
}
