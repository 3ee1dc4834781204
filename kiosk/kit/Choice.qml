import QtQuick
import kiosk.kit

// One of several, or a small control of its own: words in the middle, a tick when chosen.
Cell {
    id: root

    readonly property real tickRoom: checkable ? Theme.textSize * 0.85 : 0
    readonly property real tick: checked ? Theme.textSize * 0.7 : 0
    readonly property color ink: !enabled ? Theme.muted : checked ? Theme.action : Theme.ink

    edge.color: checked ? Theme.action : Theme.line
    edge.width: checked ? Theme.stroke * 2.5 : enabled || !Theme.highContrast ? Theme.stroke : 0
    ground: down ? Theme.shade : checked ? Theme.tint : Theme.surface
    implicitHeight: Math.max(Theme.target, words.implicitHeight + Theme.pad)
    leastWidth: word.longest + tickRoom + Theme.pad

    face: [
        LongestWord {
            id: word

            font.weight: Font.DemiBold
            text: root.label
        },
        Row {
            anchors.centerIn: parent
            spacing: root.checked ? Theme.textSize * 0.15 : 0

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.ink
                height: root.tick
                name: root.checked ? "check" : ""
                weight: 3
                width: root.tick
            }
            Words {
                id: words

                color: root.ink
                font.weight: Font.DemiBold
                horizontalAlignment: Text.AlignHCenter
                lineHeight: 1
                spoken: false
                text: root.label
                width: Math.min(implicitWidth, root.width - root.tickRoom - Theme.pad)
            }
        }
    ]
}
