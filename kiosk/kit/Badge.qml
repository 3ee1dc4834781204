import QtQuick
import kiosk.kit

// A short word in a pill on a tile: how long, done, start here.
Rectangle {
    id: root

    property bool filled: false
    required property Hue hue
    property string icon
    property alias text: words.text

    readonly property color ink: filled && !Theme.highContrast ? Theme.onAction : hue.ink

    border.color: hue.ink
    border.width: Theme.highContrast || icon.length > 0 ? Theme.stroke * 1.5 : 0
    color: filled && !Theme.highContrast ? hue.ink : Theme.surface
    implicitHeight: words.implicitHeight + Theme.pad * 0.4
    implicitWidth: words.x + words.implicitWidth + Theme.pad * 0.7
    radius: Math.min(height / 2, Theme.radius)

    Icon {
        color: root.ink
        height: Theme.textSize * 0.8
        name: root.icon
        visible: root.icon.length > 0
        weight: 3
        width: height
        x: Theme.pad * 0.6
        y: (root.height - height) / 2
    }
    Words {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        color: root.ink
        font.weight: Font.DemiBold
        lineHeight: 1
        spoken: false
        width: root.width - x - Theme.pad * 0.7
        x: Theme.pad * 0.7 + (root.icon.length > 0 ? Theme.textSize * 0.95 : 0)
    }
}
