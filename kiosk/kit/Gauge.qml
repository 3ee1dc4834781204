pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// One number on a scale with the part that is good: its name and value in words, a track, a needle. Whether it is
// good is said by a sign beside the words and by where the needle stands, not by colour alone.
Item {
    id: root

    // Ends of the good part, and the value: shares of the scale, 0..1.
    required property real goodFrom
    required property real goodTo
    required property string name
    required property real value
    // The value in words, with its unit.
    required property string words

    readonly property bool good: value >= goodFrom && value <= goodTo
    readonly property real held: Math.max(0, Math.min(1, value))

    implicitHeight: label.implicitHeight + track.height + needle.rise + Theme.pad * 0.5
    implicitWidth: sign.width + label.implicitWidth + amount.implicitWidth + Theme.pad * 1.4

    Icon {
        id: sign

        anchors.verticalCenter: label.verticalCenter
        color: root.good ? Theme.good : Theme.caution
        height: Theme.textSize
        name: root.good ? "normal" : "warning"
        width: height
    }
    Words {
        id: label

        anchors.left: sign.right
        anchors.leftMargin: Theme.pad * 0.4
        anchors.right: amount.left
        anchors.rightMargin: Theme.pad * 0.6
        font.weight: Font.DemiBold
        lineHeight: 1
        maximumLineCount: 1
        spoken: false
        text: root.name
        wrapMode: Text.NoWrap
    }
    Words {
        id: amount

        anchors.right: parent.right
        font.weight: Font.ExtraBold
        lineHeight: 1
        spoken: false
        text: root.words
        wrapMode: Text.NoWrap
    }
    Rectangle {
        id: track

        anchors.bottom: parent.bottom
        border.color: Theme.line
        border.width: Theme.highContrast ? Theme.stroke : 0
        color: Theme.highContrast ? Theme.surface : Theme.line
        height: Theme.pad * 0.85
        radius: height / 2
        width: parent.width

        Rectangle {
            color: Theme.good
            height: parent.height
            radius: height / 2
            width: Math.max(height, parent.width * (root.goodTo - root.goodFrom))
            x: Math.min(parent.width - width, parent.width * root.goodFrom)
        }
    }
    Item {
        id: needle

        readonly property real rise: Theme.pad * 0.4

        height: track.height + 2 * rise
        width: Theme.pad
        x: Math.max(0, Math.min(root.width - width, root.width * root.held - width / 2))
        y: track.y - rise

        Behavior on x {
            NumberAnimation {
                duration: Theme.motionMs
                easing.type: Easing.OutQuad
            }
        }

        Rectangle {
            anchors.fill: parent
            border.color: Theme.surface
            border.width: Theme.pad * 0.14
            color: Theme.ink
            radius: width / 2
        }
    }
}
