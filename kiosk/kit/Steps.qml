pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// How far a device is turned up: one pip for every setting above off, each higher than the one before.
Row {
    id: root

    // 0 is off.
    required property int level
    required property int levels
    property color lit: Theme.ink
    property color rest: Theme.muted

    height: Theme.textSize
    spacing: height * 0.14

    Repeater {
        model: root.levels

        Rectangle {
            required property int index

            readonly property bool on: index < root.level

            anchors.bottom: parent?.bottom
            border.color: on ? root.lit : root.rest
            border.width: Math.max(Theme.stroke, root.height * 0.06)
            color: on ? root.lit : "transparent"
            height: root.height * (0.4 + 0.6 * (index + 1) / root.levels)
            radius: width * 0.3
            width: root.height * 0.34
        }
    }
}
