import QtQuick
import kiosk.kit

// Where a delivery goes; the parcel stays on it.
Item {
    id: root

    required property MapFrame frame
    required property real mapX
    required property real mapY
    required property real lift
    required property bool medical
    required property bool filled
    required property bool selected
    required property real presence
    readonly property real size: frame.droneSize

    x: frame.across(mapX)
    y: frame.down(mapY, 0)
    opacity: presence

    Picture {
        name: root.medical ? "pad_medical" : "pad"
        width: root.size * (root.selected ? 0.72 : 0.56)
        height: width * root.frame.tilt
        x: -width / 2
        y: -height / 2
    }

    Rectangle {
        visible: !root.filled
        width: Math.max(2, root.size * 0.025)
        height: root.lift * root.frame.lift
        x: -width / 2
        y: -height
        color: root.selected ? Theme.ink : Theme.muted
        opacity: 0.45
    }

    Picture {
        visible: root.filled
        name: root.medical ? "parcel_medical" : "parcel_box"
        width: root.size * 0.44
        height: width
        x: -width / 2
        y: -height * 0.72
    }
}
