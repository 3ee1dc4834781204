pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// One storey: its name at the wall, smoke under its ceiling, a frame while the Desk speaks of it.
Item {
    id: root

    required property real atY
    required property string name
    required property bool selected
    required property real smoke
    required property bool told
    required property real unit
    required property bool worded
    readonly property real drift: 1.4 * Math.sin(Theme.phaseS * 0.7 + atY) * unit

    x: 112 * unit
    y: (atY - 30) * unit

    Repeater {
        model: 3

        Picture {
            required property int index

            height: 30 * root.unit
            name: "smoke_" + (index + 1)
            opacity: Math.max(0, Math.min(1, (root.smoke - [0.01, 0.15, 0.45][index]) / [0.12, 0.25, 0.4][index]))
            visible: opacity > 0
            width: 200 * root.unit
            y: root.drift * (index - 1) * 0.3
        }
    }
    Rectangle {
        border.color: Theme.action
        border.width: 2.4 * root.unit
        color: "transparent"
        height: 35 * root.unit
        radius: 2 * root.unit
        visible: root.selected
        width: 205 * root.unit
        x: -2.5 * root.unit
        y: -2.5 * root.unit
    }
    Rectangle {
        border.color: Theme.highContrast ? Theme.line : Theme.stop
        border.width: Math.max(1, height * 0.06)
        color: Theme.surface
        height: 15 * root.unit
        radius: height / 2
        scale: 1 + 0.05 * Math.sin(Theme.phaseS * 3)
        visible: root.told
        width: height
        x: 4 * root.unit
        y: 1.5 * root.unit

        Icon {
            anchors.centerIn: parent
            color: Theme.stop
            height: parent.height * 0.72
            name: "broadcast"
            width: height
        }
    }
    Rectangle {
        border.color: Theme.action
        border.width: root.selected ? 1.6 * root.unit : 0
        color: root.selected ? Theme.surface : "transparent"
        height: Theme.textSize * 1.3
        radius: height * 0.3
        visible: root.worded
        width: label.implicitWidth + Theme.textSize * 0.4
        x: -width - 4 * root.unit
        y: 15 * root.unit - height / 2

        Text {
            id: label

            anchors.centerIn: parent
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.textSize
            font.weight: root.selected ? Font.ExtraBold : Font.DemiBold
            text: root.name
        }
    }
}
