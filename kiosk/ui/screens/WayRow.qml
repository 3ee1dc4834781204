import QtQuick
import kiosk.kit

// A way on in words: what it is called, why it may be one's own, and an arrow that it leads on.
Cell {
    id: root

    edge.color: Theme.line
    edge.width: Theme.stroke
    ground: down ? Theme.shade : Theme.surface
    implicitHeight: Math.max(Theme.target, words.implicitHeight + Theme.pad * 1.2)
    leastWidth: Math.max(word.longest, noteWord.word) + arrow.width + Theme.pad * 2.7

    face: [
        LongestWord {
            id: word

            font.weight: Font.ExtraBold
            text: root.label
        },
        LongestWord {
            id: noteWord

            text: root.note
        },
        Column {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.pad * 0.15
            width: root.width - arrow.width - Theme.pad * 2.7
            x: Theme.pad

            Words {
                font.weight: Font.ExtraBold
                lineHeight: 1
                spoken: false
                text: root.label
                width: parent.width
            }
            Words {
                color: Theme.muted
                spoken: false
                text: root.note
                visible: text.length > 0
                width: parent.width
            }
        },
        Icon {
            id: arrow

            anchors.right: parent.right
            anchors.rightMargin: Theme.pad
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.action
            height: Theme.textSize
            name: "arrow_right"
            width: height
        }
    ]
}
