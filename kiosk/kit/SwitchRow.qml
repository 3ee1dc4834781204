import QtQuick
import kiosk.kit

// On or off: words on the left, a switch on the right whose state shows by place, shape and colour.
Cell {
    id: root

    readonly property string more: note.length > 0 && detail.length > 0 ? `${note} ${detail}` : note + detail
    readonly property real patch: icon.length > 0 ? Theme.textSize * 1.15 + Theme.pad * 0.7 : 0

    edge.color: checked ? Theme.action : Theme.line
    edge.width: checked ? Theme.stroke * 2.5 : enabled || !Theme.highContrast ? Theme.stroke : 0
    ground: down ? Theme.shade : Theme.surface
    implicitHeight: Math.max(Theme.target, labelWords.implicitHeight + (more.length > 0 ? moreWords.implicitHeight : 0) + Theme.pad * 1.2)
    leastWidth: Math.max(word.longest, moreWord.word) + patch + track.width + Theme.pad * 2.7

    face: [
        LongestWord {
            id: word

            font.weight: Font.DemiBold
            text: root.label
        },
        LongestWord {
            id: moreWord

            text: root.more
        },
        Icon {
            anchors.left: parent.left
            anchors.leftMargin: Theme.pad
            anchors.verticalCenter: parent.verticalCenter
            color: root.enabled ? Theme.ink : Theme.muted
            height: Theme.textSize * 1.15
            name: root.icon
            width: height
        },
        Column {
            anchors.left: parent.left
            anchors.leftMargin: Theme.pad + root.patch
            anchors.right: track.left
            anchors.rightMargin: Theme.pad * 0.7
            anchors.verticalCenter: parent.verticalCenter

            Words {
                id: labelWords

                color: root.enabled ? Theme.ink : Theme.muted
                font.weight: Font.DemiBold
                lineHeight: 1
                spoken: false
                text: root.label
                width: parent.width
            }
            Words {
                id: moreWords

                color: Theme.muted
                lineHeight: 1
                spoken: false
                text: root.more
                visible: text.length > 0
                width: parent.width
            }
        },
        Toggle {
            id: track

            anchors.right: parent.right
            anchors.rightMargin: Theme.pad
            anchors.verticalCenter: parent.verticalCenter
            on: root.checked
        }
    ]
}
