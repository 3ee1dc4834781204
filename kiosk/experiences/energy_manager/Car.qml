import QtQuick
import kiosk.kit

// A car on its way into a bay, in it or out of it, with how full it is and whether it charges or waits.
Item {
    id: root

    required property real away
    required property int bay
    required property bool charging
    required property real got
    required property real unit
    required property bool waiting

    opacity: 1 - away
    x: (487 - 43.06 * bay + 70 * away) * unit
    y: (292.5 + 21.53 * bay + 35 * away) * unit

    Picture {
        height: 84 * root.unit
        name: "car_" + root.bay
        width: 100 * root.unit
        x: -50 * root.unit
        y: -52 * root.unit
    }
    Rectangle {
        id: gauge

        border.color: Theme.ink
        border.width: Math.max(1, root.unit)
        color: Theme.surface
        height: 11 * root.unit
        radius: height * 0.3
        width: 40 * root.unit
        x: -30 * root.unit
        y: -50 * root.unit

        Rectangle {
            color: Theme.good
            height: parent.height - 4 * root.unit
            radius: height * 0.3
            width: (parent.width - 4 * root.unit) * root.got
            x: 2 * root.unit
            y: 2 * root.unit
        }
    }
    Icon {
        color: Theme.ink
        height: 20 * root.unit
        name: root.charging ? "bolt" : root.waiting ? "pause" : "check"
        width: height
        x: gauge.x + gauge.width + 2 * root.unit
        y: gauge.y + (gauge.height - height) / 2
    }
}
