import QtQuick
import kiosk.kit

// One number to understand without being told more: its name, itself in large, what it means. In large text the
// name and the number stand beside each other where they can.
GridCell {
    id: root

    property string detail
    property string label
    property string note

    readonly property bool beside: Theme.zoom > 130 && name.implicitWidth + number.implicitWidth + Theme.pad * 3 < width

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

        Item {
            height: root.beside ? Math.max(name.implicitHeight, number.implicitHeight) : name.implicitHeight + number.implicitHeight
            width: parent.width

            Words {
                id: name

                font.weight: Font.ExtraBold
                heading: true
                lineHeight: 1
                text: root.label
                width: root.beside ? implicitWidth : parent.width
                y: root.beside ? number.implicitHeight - implicitHeight : 0
            }
            Words {
                id: number

                color: Theme.action
                font.pixelSize: Theme.labelSize * 1.5
                font.weight: Font.ExtraBold
                lineHeight: 1.1
                text: root.detail
                wrapMode: Text.NoWrap
                x: root.beside ? parent.width - width : 0
                y: root.beside ? 0 : name.implicitHeight
            }
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
