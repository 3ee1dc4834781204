import QtQuick
import kiosk.kit

// A way on that has a picture: what it is called, and who or what that is.
Cell {
    id: root

    // Picture beside the words, where pictures above them would cost a page.
    property bool flat: false

    readonly property bool pictured: picture.place.length > 0
    readonly property real patch: pictured && flat ? picture.width + Theme.pad * 0.6 : 0
    readonly property real least: Theme.mm * (flat ? 23 : 40)
    readonly property real lift: pictured && !flat ? picture.height + Theme.pad * 0.4 : 0
    // A picture grows with the room that its tile is given.
    readonly property real room: flat ? 0 : Math.min(height - words.implicitHeight - Theme.pad * 1.6, (width - Theme.pad) / picture.ratio)

    edge.color: Theme.line
    edge.width: Theme.stroke
    ground: down ? Theme.shade : Theme.surface
    implicitHeight: flat ? Math.max(Theme.target, words.implicitHeight + Theme.pad, patch > 0 ? picture.height + Theme.pad * 0.6 : 0) : words.implicitHeight + (pictured ? least + Theme.pad * 0.4 : 0) + Theme.pad * 1.2
    leastWidth: Math.max(word.longest, noteWord.word) + patch + Theme.pad * 1.4

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
        Illustration {
            id: picture

            readonly property real ratio: 1.22

            height: Math.max(root.least, root.room)
            name: root.picture
            width: height * ratio
            x: root.flat ? Theme.pad * 0.5 : (root.width - width) / 2
            y: root.flat ? (root.height - height) / 2 : (root.height - words.height - root.lift) / 2
        },
        Column {
            id: words

            width: root.width - root.patch - Theme.pad * (root.flat ? 1.6 : 1.2)
            x: root.flat ? Theme.pad * 0.8 + root.patch : (root.width - width) / 2
            y: root.flat ? (root.height - height) / 2 : picture.y + root.lift

            Words {
                font.weight: Font.ExtraBold
                horizontalAlignment: root.flat ? Text.AlignLeft : Text.AlignHCenter
                lineHeight: 1
                spoken: false
                text: root.label
                width: parent.width
            }
            Words {
                color: Theme.muted
                horizontalAlignment: root.flat ? Text.AlignLeft : Text.AlignHCenter
                lineHeight: 1
                spoken: false
                text: root.note
                visible: text.length > 0
                width: parent.width
            }
        }
    ]
}
