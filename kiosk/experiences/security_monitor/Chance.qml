import QtQuick
import kiosk.kit
import kiosk.experiences.security_monitor

// How likely the alert in hand is real. The scale is that of the odds, so every card pushes the needle by its own
// strength; a thin mark stays where it stood before any evidence.
Item {
    id: root

    required property SecurityMonitorController controller
    readonly property real leastWidth: Theme.textSize * 6
    readonly property bool named: title.implicitWidth + amount.implicitWidth + Theme.pad <= width

    height: amount.height + track.height + Theme.rawMm * 5

    Words {
        id: title

        anchors.baseline: amount.baseline
        font.weight: Font.DemiBold
        lineHeight: 1
        spoken: false
        text: root.controller.chanceName
        visible: root.named
        wrapMode: Text.NoWrap
    }

    Words {
        id: amount

        anchors.right: parent.right
        font.pixelSize: Theme.labelSize * 1.1
        font.weight: Font.ExtraBold
        lineHeight: 1
        spoken: false
        text: root.controller.chanceWords
        wrapMode: Text.NoWrap
    }

    Icon {
        id: sign

        anchors.verticalCenter: track.verticalCenter
        color: Theme.good
        height: Theme.textSize
        name: "normal"
        width: height
    }

    Icon {
        anchors.right: parent.right
        anchors.verticalCenter: track.verticalCenter
        color: Theme.stop
        height: Theme.textSize
        name: "warning"
        width: height
    }

    Rectangle {
        id: track

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.rawMm * 2.4
        border.color: Theme.line
        border.width: Theme.highContrast ? Theme.stroke : 0
        color: Theme.highContrast ? Theme.surface : Theme.line
        height: Theme.rawMm * 6
        radius: height / 2
        width: parent.width - 2 * (sign.width + Theme.rawMm * 3)
        x: sign.width + Theme.rawMm * 3

        Rectangle {
            color: root.controller.now > root.controller.even ? Theme.stop : Theme.highContrast ? Theme.muted : Theme.ink
            height: parent.height
            opacity: root.controller.active ? 1 : 0
            radius: height / 2
            width: Math.max(height, needle.x + needle.width / 2)
        }

        Rectangle {
            color: Theme.muted
            height: parent.height + Theme.rawMm * 3
            width: Math.max(2, Theme.rawMm * 0.8)
            x: parent.width * root.controller.even
            y: -Theme.rawMm * 1.5
        }

        Rectangle {
            color: Theme.surface
            height: parent.height
            visible: root.controller.active && root.controller.before < root.controller.now
            width: Math.max(3, Theme.rawMm)
            x: parent.width * root.controller.before
        }

        Rectangle {
            id: needle

            border.color: Theme.surface
            border.width: Math.max(1, Theme.rawMm * 0.7)
            color: Theme.ink
            height: parent.height + Theme.rawMm * 4.8
            radius: width / 2
            visible: root.controller.active
            width: Theme.rawMm * 4.4
            x: parent.width * root.controller.now - width / 2
            y: -Theme.rawMm * 2.4

            Behavior on x {
                NumberAnimation {
                    duration: Theme.motionMs * 2
                    easing.type: Easing.OutQuad
                }
            }
        }
    }
}
