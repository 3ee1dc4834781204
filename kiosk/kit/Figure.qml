import QtQuick
import kiosk.kit

// One number to understand without being told more: its name, itself in large, what it means.
GridCell {
    id: root

    property string detail
    property string label
    property string note

    implicitHeight: words.implicitHeight + Theme.pad * 1.6
    leastWidth: Math.max(labelWord.longest, noteWord.word, number.implicitWidth) + Theme.pad * 2

    LongestWord {
        id: labelWord

        font.weight: Font.ExtraBold
        text: root.label
    }
    LongestWord {
        id: noteWord

        text: root.note
    }
    Surface {
        anchors.fill: parent
    }
    Column {
        id: words

        width: root.width - Theme.pad * 2
        x: Theme.pad
        y: Theme.pad * 0.8

        Words {
            font.weight: Font.ExtraBold
            heading: true
            lineHeight: 1
            text: root.label
            width: parent.width
        }
        Words {
            id: number

            color: Theme.action
            font.pixelSize: Theme.labelSize * 1.5
            font.weight: Font.ExtraBold
            lineHeight: 1.1
            text: root.detail
            wrapMode: Text.NoWrap
        }
        Words {
            color: Theme.muted
            lineHeight: 1
            text: root.note
            visible: text.length > 0
            width: parent.width
        }
    }
}
