pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// What a line on the floor means, beside a piece of that line.
Surface {
    id: root

    property bool alarm: false
    property bool dashed: false
    required property string words

    readonly property real sample: Theme.textSize * 1.2

    border.color: alarm ? Theme.stop : Theme.line
    border.width: alarm ? Theme.stroke * 1.5 : Math.max(1, Theme.stroke * 0.6)
    implicitHeight: label.implicitHeight + Theme.pad * 0.4
    implicitWidth: sample + label.implicitWidth + Theme.pad * 1.6
    radius: height * 0.3

    Row {
        anchors.left: parent.left
        anchors.leftMargin: Theme.pad * 0.6
        anchors.verticalCenter: parent.verticalCenter
        spacing: root.sample * 0.14

        Repeater {
            model: root.dashed ? 3 : 1

            Rectangle {
                color: root.alarm ? Theme.stop : Theme.ink
                height: Theme.textSize * 0.14
                width: root.dashed ? root.sample * 0.24 : root.sample
            }
        }
    }
    Words {
        id: label

        anchors.right: parent.right
        anchors.rightMargin: Theme.pad * 0.6
        anchors.verticalCenter: parent.verticalCenter
        color: root.alarm ? Theme.stop : Theme.ink
        font.weight: Font.DemiBold
        lineHeight: 1
        spoken: false
        text: root.words
        wrapMode: Text.NoWrap
    }
}
