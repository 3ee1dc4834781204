pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// What is known of a number: from here to there. Every answer makes the band narrower.
Item {
    id: root

    required property real from
    required property string name
    required property real to
    required property string words

    implicitHeight: label.implicitHeight + track.height + Theme.pad * 1.3
    implicitWidth: sign.width + label.implicitWidth + amount.implicitWidth + Theme.pad * 1.4

    Icon {
        id: sign

        anchors.verticalCenter: label.verticalCenter
        height: Theme.textSize
        name: "survey"
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
        anchors.bottomMargin: Theme.pad * 0.4
        border.color: Theme.line
        border.width: Theme.highContrast ? Theme.stroke : 0
        color: Theme.highContrast ? Theme.surface : Theme.line
        height: Theme.pad * 0.85
        radius: height / 2
        width: parent.width

        Rectangle {
            color: Theme.action
            height: parent.height
            radius: height / 2
            width: Math.max(height, parent.width * (root.to - root.from))
            x: Math.min(parent.width - width, parent.width * root.from)

            Behavior on width {
                NumberAnimation {
                    duration: Theme.motionMs
                    easing.type: Easing.OutQuad
                }
            }
            Behavior on x {
                NumberAnimation {
                    duration: Theme.motionMs
                    easing.type: Easing.OutQuad
                }
            }
        }
    }
}
