pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// What travels along a line from a room to the outside: everyday packets, or parcels of data that leave.
Item {
    id: root

    required property real unit
    // The line as an SVG path in units of the sheet.
    required property string route
    required property string picture
    required property int count
    required property real breadth
    required property real tall
    // Seconds from end to end.
    required property real travelS

    Repeater {
        model: root.route.length > 0 ? root.count : 0

        Picture {
            id: one

            required property int index

            height: root.tall * root.unit
            name: root.picture
            width: root.breadth * root.unit
            x: place.x - width / 2
            y: place.y - height * 0.6

            PathInterpolator {
                id: place

                progress: (one.index / root.count + Theme.phaseS / root.travelS) % 1

                path: Path {
                    scale: Qt.size(root.unit, root.unit)

                    PathSvg {
                        path: root.route
                    }
                }
            }
        }
    }
}
