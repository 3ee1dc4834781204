import QtQuick
import kiosk.kit

// One of five faces: how it was. The word under it says the same.
Cell {
    id: root

    readonly property color ink: checked ? Theme.action : Theme.ink

    edge.color: checked ? Theme.action : Theme.line
    edge.width: checked ? Theme.stroke * 2.5 : Theme.stroke
    ground: down ? Theme.shade : checked ? Theme.tint : Theme.surface
    implicitHeight: face.height + words.implicitHeight + Theme.pad * 1.4
    leastWidth: word.word + Theme.pad

    face: [
        LongestWord {
            id: word

            text: root.label
        },
        Icon {
            id: face

            anchors.horizontalCenter: parent.horizontalCenter
            color: root.ink
            height: Theme.mm * 17
            name: root.icon
            weight: 1.7
            width: height
            y: Theme.pad * 0.7
        },
        Words {
            id: words

            anchors.horizontalCenter: parent.horizontalCenter
            color: root.ink
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1
            spoken: false
            text: root.label
            width: root.width - Theme.pad
            y: face.y + face.height
        }
    ]
}
