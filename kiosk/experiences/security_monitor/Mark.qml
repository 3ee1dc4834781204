import QtQuick
import kiosk.kit

// What an answer turned out to be: it grows over its room and stays a little.
Item {
    id: root

    required property real unit
    required property real mapX
    required property real mapY
    required property string picture
    property real arrived

    x: mapX * unit
    y: mapY * unit

    NumberAnimation on arrived {
        duration: 2 * Theme.motionMs
        easing.type: Easing.OutBack
        to: 1
    }

    Picture {
        height: width
        name: root.picture
        scale: 0.3 + 0.7 * root.arrived
        width: 62 * root.unit
        x: -width / 2
        y: -height
    }
}
