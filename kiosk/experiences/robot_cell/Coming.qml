import QtQuick
import kiosk.kit

// Who has been announced will come in here: a sign over the place, rising and falling.
Rectangle {
    id: root

    required property point place
    required property real unit

    border.color: Theme.ink
    border.width: Math.max(1, 2.4 * unit)
    color: Theme.surface
    height: 48 * unit
    radius: height / 2
    width: height
    x: place.x * unit - width / 2
    y: (place.y - 62 + 4 * Math.sin(Theme.phaseS * 3)) * unit

    Icon {
        anchors.centerIn: parent
        height: parent.height * 0.72
        name: "walk"
        width: height
    }
    Rectangle {
        color: Theme.ink
        height: 14 * root.unit
        width: Math.max(1, 2.4 * root.unit)
        x: (parent.width - width) / 2
        y: parent.height
    }
}
