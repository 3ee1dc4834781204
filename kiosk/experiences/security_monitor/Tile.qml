import QtQuick
import kiosk.kit

// The job in the hall: a room of the company, and a shield hovering before it.
Item {
    id: root

    property bool idle: true
    readonly property real unit: Math.min(width / 400, height / 320)

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
            name: "mark_caught"
            width: 132 * root.unit
            x: 232 * root.unit
            y: (150 + (root.idle ? 4 * Math.sin(Theme.phaseS * 1.4) : 0)) * root.unit
        }
    }
}
