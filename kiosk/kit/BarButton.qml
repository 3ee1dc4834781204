import QtQuick
import kiosk.kit

// One of the four of the bar: its icon beside its words, or above them where that is too wide. In large text the
// words stand alone then: the height is the screen's.
Cell {
    id: root

    property bool beside: false

    readonly property bool signed: beside || Theme.zoom <= 130
    readonly property real signHeight: signed && !beside ? sign.height : 0
    readonly property real besideWidth: words.implicitWidth + sign.width + Theme.pad * 1.6

    edge.color: Theme.line
    edge.width: Theme.stroke
    ground: down ? Theme.shade : Theme.surface
    implicitHeight: Math.max(Theme.target, words.implicitHeight + signHeight + Theme.pad)
    leastWidth: words.implicitWidth + Theme.pad

    face: [
        Icon {
            id: sign

            height: Theme.textSize * 0.95
            name: root.icon
            visible: root.signed
            width: height
            x: root.beside ? (root.width - width - Theme.pad * 0.6 - words.width) / 2 : (root.width - width) / 2
            y: (root.height - height - (root.beside ? 0 : words.height)) / 2
        },
        Words {
            id: words

            font.weight: Font.DemiBold
            lineHeight: 1
            spoken: false
            text: root.label
            wrapMode: Text.NoWrap
            x: root.beside ? sign.x + sign.width + Theme.pad * 0.6 : (root.width - width) / 2
            y: root.signHeight > 0 ? sign.y + sign.height : (root.height - height) / 2
        }
    ]
}
