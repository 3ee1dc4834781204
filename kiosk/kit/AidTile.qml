import QtQuick
import kiosk.kit

// A switch as a small tile: an icon, its words below, and a tick when it is on.
Cell {
    id: root

    readonly property color ink: checked ? Theme.action : Theme.ink

    edge.color: checked ? Theme.action : Theme.line
    edge.width: checked ? Theme.stroke * 2.5 : Theme.stroke
    ground: down ? Theme.shade : checked ? Theme.tint : Theme.surface
    implicitHeight: Math.max(Theme.target, sign.height + words.implicitHeight + Theme.pad)
    leastWidth: words.implicitWidth + Theme.pad

    face: [
        Icon {
            id: sign

            color: root.ink
            height: Theme.textSize
            name: root.checked ? "check" : root.icon
            weight: root.checked ? 3 : 2.2
            width: height
            x: (root.width - width) / 2
            y: (root.height - height - words.height) / 2
        },
        Words {
            id: words

            color: root.ink
            font.weight: Font.DemiBold
            lineHeight: 1
            spoken: false
            text: root.label
            wrapMode: Text.NoWrap
            x: (root.width - width) / 2
            y: sign.y + sign.height
        }
    ]
}
