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
        color: Theme.surface
        border.color: Theme.highContrast ? Theme.line : Theme.muted
        border.width: Math.max(1, root.unit * 0.7)
        height: 20 * root.unit
        radius: height / 2
        width: 68 * root.unit
        x: -38 * root.unit
        y: -56 * root.unit

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.ink
            height: 16 * root.unit
            name: root.charging ? "bolt" : root.waiting ? "pause" : "check"
            width: height
            x: 4 * root.unit
        }
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.highContrast ? Theme.shade : Theme.line
            height: 9 * root.unit
            radius: height / 2
            width: 40 * root.unit
            x: 22 * root.unit

            Rectangle {
                color: Theme.good
                height: parent.height
                radius: height / 2
                width: Math.max(height, parent.width * root.got)
            }
        }
    }
}
