import QtQuick
import kiosk.kit

// How far something is, 0..1, and what is being done, in words. Below 0 there is nothing under way.
Section {
    id: root

    property real share: -1
    property string text

    Accessible.name: text
    Accessible.role: Accessible.ProgressBar
    implicitHeight: words.implicitHeight + Theme.pad * 0.6 + line.height
    shown: share >= 0

    Words {
        id: words

        font.weight: Font.DemiBold
        text: root.text
        width: root.width
    }
    Rectangle {
        id: line

        border.color: Theme.line
        border.width: Theme.highContrast ? Theme.stroke : 0
        color: Theme.highContrast ? Theme.paper : Theme.line
        height: Theme.mm * 8
        radius: height / 2
        width: root.width
        y: root.height - height

        Rectangle {
            color: Theme.action
            height: parent.height
            radius: height / 2
            width: Math.max(height, parent.width * Math.min(1, Math.max(0, root.share)))
        }
    }
}
