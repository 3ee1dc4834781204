import QtQuick
import kiosk.kit

// A programme: its name, what one does there, its particulars; and a switch that says what it does to the slip.
// Where it cannot be put there, why.
Cell {
    id: root

    property string caption
    property string reason

    readonly property real sideWidth: Math.max(track.width, captionWord.longest)

    edge.color: checked ? Theme.action : Theme.line
    edge.width: checked ? Theme.stroke * 2.5 : Theme.stroke
    ground: down ? Theme.shade : Theme.surface
    implicitHeight: Math.max(Theme.target, words.implicitHeight, side.implicitHeight) + Theme.pad * 0.9
    leastWidth: Math.max(word.longest, moreWord.word) + sideWidth + Theme.pad * 2.7

    face: [
        LongestWord {
            id: word

            font.weight: Font.ExtraBold
            text: root.label
        },
        LongestWord {
            id: moreWord

            text: `${root.note} ${root.detail} ${root.reason}`
        },
        LongestWord {
            id: captionWord

            font.weight: Font.DemiBold
            text: root.caption
        },
        Column {
            id: words

            anchors.left: parent.left
            anchors.leftMargin: Theme.pad
            anchors.verticalCenter: parent.verticalCenter
            width: root.width - root.sideWidth - Theme.pad * 2.7

            Words {
                color: root.enabled ? Theme.ink : Theme.muted
                font.weight: Font.ExtraBold
                lineHeight: 1
                spoken: false
                text: root.label
                width: parent.width
            }
            Words {
                color: root.enabled ? Theme.ink : Theme.muted
                lineHeight: 1
                spoken: false
                text: root.note
                visible: text.length > 0
                width: parent.width
            }
            Words {
                color: Theme.muted
                lineHeight: 1
                spoken: false
                text: root.detail
                visible: text.length > 0
                width: parent.width
            }
            Words {
                color: Theme.ink
                font.weight: Font.DemiBold
                lineHeight: 1
                spoken: false
                text: root.reason
                visible: text.length > 0
                width: parent.width
            }
        },
        Column {
            id: side

            anchors.right: parent.right
            anchors.rightMargin: Theme.pad
            anchors.verticalCenter: parent.verticalCenter
            width: root.sideWidth

            Toggle {
                id: track

                anchors.horizontalCenter: parent.horizontalCenter
                on: root.checked
            }
            Words {
                anchors.horizontalCenter: parent.horizontalCenter
                color: root.checked ? Theme.action : Theme.ink
                font.weight: Font.DemiBold
                lineHeight: 1
                spoken: false
                text: root.caption
                visible: text.length > 0
            }
        }
    ]
}
