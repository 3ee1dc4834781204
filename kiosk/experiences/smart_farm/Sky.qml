pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit
import kiosk.experiences.smart_farm

// The sky of the hour: its colour, the sun on its way, clouds by how clear it is, rain, the moon at night.
Rectangle {
    id: root

    required property SmartFarmController controller

    // In steps too small to see: a sky that is another colour is drawn anew, with all that stands before it.
    readonly property real clear: Math.round(50 * (controller?.clear ?? 1)) / 50
    readonly property real night: Math.round(50 * (controller?.night ?? 0)) / 50
    readonly property real share: controller?.sunShare ?? 0.5
    readonly property real disc: Math.min(width * 0.16, height * 0.24)
    readonly property color fair: Qt.tint(Theme.surface, Qt.alpha(Theme.action, 0.17))
    readonly property color dull: Qt.tint(Theme.line, Qt.alpha(Theme.muted, 0.28))
    readonly property color day: Qt.tint(fair, Qt.alpha(dull, Math.min(1, 1.25 * (1 - clear))))

    color: Theme.highContrast ? Theme.paper : Qt.tint(day, Qt.alpha(Theme.ink, 0.7 * night))

    Picture {
        height: root.disc
        name: "sun"
        opacity: root.controller?.raining ? 0 : Math.min(1, root.clear * 1.2)
        // in whole degrees and, below, whole pixels: what does not change is not drawn anew
        rotation: Math.round(Theme.phaseS * 4) % 360
        visible: opacity > 0.02 && root.night < 0.9
        width: height
        x: Math.round((root.width - width) * (0.02 + 0.96 * root.share))
        y: Math.round(root.height * (0.04 + 0.5 * Math.pow(2 * root.share - 1, 2) + 0.3 * root.night))
    }
    Picture {
        height: root.disc
        name: "moon"
        opacity: root.night
        visible: root.night > 0.5 && !root.controller?.raining
        width: height
        x: root.width * 0.04
        y: root.height * 0.05
    }
    Repeater {
        model: 3

        Picture {
            id: cloud

            required property int index

            height: width * 64 / 120
            name: root.controller?.raining ? "cloud_dark" : "cloud"
            opacity: root.controller?.raining ? 1 : Math.max(0, Math.min(1, 3 * (1 - root.clear) - 0.25 * index + (index === 2 ? 0.6 : 0)))
            visible: opacity > 0.02
            width: root.disc * (1.7 - 0.25 * index)
            x: Math.round(((0.02 + 0.4 * index + Theme.phaseS * 0.008) % 1.2 - 0.12) * root.width)
            y: root.height * [0.03, 0.0, 0.12][index]
        }
    }
    Repeater {
        model: root.controller?.raining ? 44 : 0

        Rectangle {
            required property int index

            color: Theme.highContrast ? Theme.muted : root.night > 0.5 ? Theme.line : Theme.action
            height: root.height * 0.06
            opacity: 0.6
            radius: width / 2
            rotation: 12
            width: Math.max(2, root.height * 0.007)
            x: root.width * ((index * 0.7548777) % 1)
            y: (root.height + height) * ((Theme.phaseS * 0.55 + index * 0.5698403 + (index % 3) * 0.21) % 1) - height
        }
    }
}
