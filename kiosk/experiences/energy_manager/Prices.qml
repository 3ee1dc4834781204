pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit
import kiosk.experiences.energy_manager

// The three prices of the day as steps: the dearer, the higher; each with its name and price where they fit.
Item {
    id: root

    required property EnergyManagerController controller
    required property Hue hue

    Repeater {
        model: root.controller.tiers

        Rectangle {
            id: step

            required property string brief
            required property real end
            required property int level
            required property bool now
            required property real start
            required property string words

            border.color: Theme.highContrast ? Theme.line : root.hue.ink
            border.width: Math.max(1, Theme.stroke)
            color: step.now ? root.hue.ink : Theme.surface
            height: root.height * (0.4 + 0.2 * level)
            radius: Theme.radius * 0.4
            width: root.width * (end - start) - Theme.stroke
            x: root.width * start
            y: root.height - height

            Text {
                anchors.centerIn: parent
                color: step.now ? Theme.paper : Theme.ink
                font.family: Theme.family
                font.pixelSize: Theme.textSize
                font.weight: Font.DemiBold
                text: long.advanceWidth + Theme.pad < step.width ? step.words : step.brief
                textFormat: Text.PlainText
                visible: implicitWidth + Theme.stroke * 4 < step.width && implicitHeight <= root.height
            }
            TextMetrics {
                id: long

                font.family: Theme.family
                font.pixelSize: Theme.textSize
                font.weight: Font.DemiBold
                text: step.words
            }
        }
    }
}
