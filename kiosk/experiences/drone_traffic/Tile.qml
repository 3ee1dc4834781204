import QtQuick
import kiosk.kit

// The job in the hall: a corner of the neighbourhood, its drone hovering over it.
Item {
    id: root

    property bool idle: true
    readonly property real unit: Math.min(width / 400, height / 320)

    Item {
        anchors.centerIn: parent
        width: 400 * root.unit
        height: 320 * root.unit

        Picture {
            anchors.fill: parent
            name: "tile"
        }

        Deck {
            name: "drone_parcel_shade"
            size: 104 * root.unit
            tilt: 0.5
            heading: -36
            x: 268 * root.unit
            y: 218 * root.unit
        }

        Item {
            x: 268 * root.unit
            y: (92 + (root.idle ? 4 * Math.sin(Theme.phaseS * 1.4) : 0)) * root.unit

            Picture {
                name: "tile_parcel"
                width: 156 * root.unit
                height: width * 1.1
                x: -width / 2
                y: -width / 2
            }

            Drone {
                kind: "parcel"
                size: 156 * root.unit
                tilt: 0.55
                heading: -36
            }
        }
    }
}
