pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// How far a device is turned up: its icon, and one pip for every setting above off.
Item {
    id: root

    required property string icon
    // 0 is off.
    required property int level
    required property int levels
    property color on: Theme.ink

    implicitHeight: Theme.textSize
    implicitWidth: sign.width + Theme.pad * 0.5 + pips.width

    Icon {
        id: sign

        color: root.level > 0 ? root.on : Theme.muted
        height: root.height
        name: root.icon
        width: height
    }
    Row {
        id: pips

        // On the line the icon stands on.
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.height * 0.12
        spacing: root.height * 0.14
        x: sign.width + Theme.pad * 0.5

        Repeater {
            model: root.levels

            Rectangle {
                required property int index

                readonly property bool lit: index < root.level

                border.color: lit ? root.on : Theme.muted
                border.width: Math.max(Theme.stroke, root.height * 0.06)
                color: lit ? root.on : "transparent"
                height: root.height * (0.3 + 0.5 * (index + 1) / root.levels)
                radius: width * 0.3
                width: root.height * 0.34
                y: root.height * 0.8 - height
            }
        }
    }
}
