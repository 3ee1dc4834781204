pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// A robot's battery: four cells, as many full as there is charge; a bolt while it charges.
Rectangle {
    id: root

    required property real battery
    required property bool charging
    required property bool low
    readonly property real edge: Math.max(1, height * 0.12)

    border.color: low ? Theme.stop : Theme.ink
    border.width: edge
    color: Theme.surface
    radius: height * 0.22
    width: height * 2.1

    Row {
        id: cells

        anchors.fill: parent
        anchors.margins: root.edge * 1.7
        spacing: root.edge * 0.6

        Repeater {
            model: 4

            Rectangle {
                required property int index

                color: root.low ? Theme.stop : Theme.good
                height: parent.height
                opacity: root.battery > index * 0.25 + 0.02 ? root.charging && root.battery < (index + 1) * 0.25 ? 0.65 + 0.35 * Math.sin(Theme.phaseS * 3) : 1 : 0
                radius: height * 0.15
                width: (parent.width - 3 * cells.spacing) / 4
            }
        }
    }
    Rectangle {
        anchors.left: parent.right
        anchors.verticalCenter: parent.verticalCenter
        color: parent.border.color
        height: parent.height * 0.4
        radius: width * 0.3
        width: root.edge * 1.3
    }
}
