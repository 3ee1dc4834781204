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
            width: 78 * root.unit
            x: 118 * root.unit
            y: (152 + 1.5 * root.beat) * root.unit
        }
        Picture {
            height: width * 64 / 40
            name: "person_1"
            width: 76 * root.unit
            x: 196 * root.unit
            y: 156 * root.unit
        }
        Picture {
            height: width
            name: "heart"
            scale: 1 + 0.05 * root.beat
            width: 66 * root.unit
            x: 96 * root.unit
            y: 20 * root.unit
        }
    }
}
