import QtQuick
import kiosk.kit

// Where a delivery goes. The parcel stays on it, with a calm mark that it came.
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
    property real arrived
    readonly property real size: frame.droneSize

    x: frame.across(mapX)
    y: frame.down(mapY, 0)
    z: filled ? 1 : 0
    opacity: arrived * presence

    NumberAnimation on arrived {
        duration: 2 * Theme.motionMs
        to: 1
    }

    Picture {
        name: root.medical ? "pad_medical" : "pad"
        width: root.size * (root.selected || root.filled ? 0.8 : 0.56)
        height: width * root.frame.tilt
        x: -width / 2
        y: -height / 2
    }

    Rectangle {
        visible: root.selected && !root.filled
        width: Math.max(2, root.size * 0.03)
        height: root.lift * root.frame.lift
        x: -width / 2
        y: -height
        color: Theme.ink
        opacity: 0.5
    }

    Picture {
        visible: root.filled
        name: root.medical ? "parcel_medical" : "parcel_box"
        width: root.size * 0.6
        height: width
        x: -width / 2
        y: -height * 0.72
    }

    Picture {
        visible: root.filled
        name: "mark_done"
        width: root.size * 0.5
        height: width
        x: -width / 2
        y: -root.size * 0.46 - height
    }
}
