pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit
import kiosk.experiences.security_monitor

// Data on its way out of the building: parcels along the line, the more the stronger the leak.
Item {
    id: root

    required property SecurityMonitorController controller
    required property real unit
    readonly property string route: controller.leakRoute

    Repeater {
        model: root.route.length > 0 ? Math.round(9 * root.controller.leakStrength) : 0

        Picture {
            id: parcel

            required property int index

            height: 33 * root.unit
            name: "parcel"
            width: 30 * root.unit
            x: place.x - width / 2
            y: place.y - height * 0.62

            PathInterpolator {
                id: place

                progress: (parcel.index / Math.round(9 * root.controller.leakStrength) + Theme.phaseS / 4) % 1

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
