pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// Somebody or something that waits for a decision: what it is, and how much of the time it can wait is gone.
Item {
    id: root

    property string detail
    required property string icon
    required property string title
    property bool chosen: false
    property bool urgent: false
    // Share of its patience used up, 0..1; below 0 nothing is measured.
    property real waited: -1

    readonly property color on: chosen ? Theme.paper : Theme.ink

    implicitHeight: words.implicitHeight + Theme.pad * 1.1 + (bar.visible ? bar.height + Theme.pad * 0.5 : 0)
    implicitWidth: sign.width + words.implicitWidth + Theme.pad * 2.2

    Rectangle {
        anchors.fill: parent
        border.color: root.urgent ? Theme.stop : Theme.line
        // Between ink and paper a frame needs more weight to be seen than between paper and paper.
        border.width: root.urgent ? Theme.stroke * (root.chosen ? 3.5 : 2) : Theme.highContrast ? Theme.stroke : 0
        color: root.chosen ? Theme.ink : Theme.surface
        radius: Theme.radius * 0.7
    }
    Icon {
        id: sign

        color: root.urgent && !root.chosen ? Theme.stop : root.on
        height: Theme.textSize * 1.1
        name: root.urgent ? "warning" : root.icon
        width: height
        x: Theme.pad * 0.7
        y: words.y + (words.height - height) / 2
    }
    Column {
        id: words

        width: root.width - x - Theme.pad * 0.7
        x: sign.x + sign.width + Theme.pad * 0.6
        y: Theme.pad * 0.55

        Words {
            color: root.on
            font.weight: Font.ExtraBold
            lineHeight: 1
            spoken: false
            text: root.title
            width: parent.width
        }
        Words {
            color: root.chosen ? Theme.paper : Theme.muted
            lineHeight: 1
            spoken: false
            text: root.detail
            visible: text.length > 0
            width: parent.width
        }
    }
    Rectangle {
        id: bar

        border.color: root.on
        border.width: Math.max(1, Theme.stroke * 0.7)
        color: "transparent"
        height: Theme.pad * 0.55
        radius: height / 2
        visible: root.waited >= 0
        width: parent.width - 2 * x
        x: Theme.pad * 0.7
        y: root.height - height - Theme.pad * 0.55

        Rectangle {
            color: root.urgent && !root.chosen ? Theme.stop : root.on
            height: parent.height
            radius: height / 2
            width: Math.max(height, parent.width * Math.min(1, root.waited))
        }
    }
}
