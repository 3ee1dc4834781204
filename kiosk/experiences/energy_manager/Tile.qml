import QtQuick
import kiosk.kit
import kiosk.experiences.energy_manager

// The job in the hall: a house under the sun, its battery filling.
Item {
    id: root

    property bool idle: true
    readonly property real unit: Math.min(width / 400, height / 320)

    Item {
        anchors.centerIn: parent
        height: 320 * root.unit
        width: 400 * root.unit

        Picture {
            height: width
            name: "sun"
            width: 96 * root.unit
            x: 282 * root.unit
            y: (16 + (root.idle ? 5 * Math.sin(Theme.phaseS * 0.8) : 0)) * root.unit
        }
        Picture {
            anchors.fill: parent
            name: "tile"
        }
        Level {
            height: 38.3 * root.unit
            share: root.idle ? 0.6 + 0.35 * Math.sin(Theme.phaseS * 0.7) : 0.75
            width: 40.4 * root.unit
            x: 80.2 * root.unit
            y: 152 * root.unit
        }
        Picture {
            height: 100.8 * root.unit
            name: "car_0"
            width: 120 * root.unit
            x: 152 * root.unit
            y: 178 * root.unit
        }
    }
}
