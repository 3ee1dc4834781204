pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// The job in the hall: the greenhouse with its vents open and its tomatoes ripe, swaying.
Item {
    id: root

    property bool idle: true
    readonly property real unit: Math.min(width / 400, height / 320)

    Accessible.ignored: true

    Item {
        id: sheet

        anchors.centerIn: parent
        height: 320 * root.unit
        width: 400 * root.unit

        Picture {
            anchors.fill: parent
            name: "back"
        }
        Picture {
            anchors.fill: parent
            name: "sunlight"
        }
        Repeater {
            model: 3

            Picture {
                required property int index

                height: sheet.height
                name: "tile_row_" + index
                width: sheet.width
                x: root.idle ? root.unit * Math.sin(Theme.phaseS * 1.1 + index) : 0
            }
        }
        Picture {
            anchors.fill: parent
            name: "front"
        }
        Picture {
            anchors.fill: parent
            name: "vents_2"
        }
    }
}
