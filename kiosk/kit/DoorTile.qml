import QtQuick
import kiosk.kit

// A door out of the hall: a picture and where it leads.
Cell {
    id: root

    // The picture above the label, where there is height for it.
    property bool upright: false

    readonly property bool pictured: picture.place.length > 0
    readonly property real patch: pictured && !upright ? picture.width + Theme.pad * 0.5 : 0
    readonly property real lift: pictured && upright ? picture.height + Theme.pad * 0.5 : 0

    edge.color: Theme.line
    edge.width: Theme.stroke
    ground: down ? Theme.shade : Theme.surface
    implicitHeight: upright ? words.implicitHeight + lift + Theme.pad * 2 : Math.max(Theme.target, words.implicitHeight + Theme.pad, patch > 0 ? picture.height + Theme.pad * 0.6 : 0)
    leastWidth: word.longest + patch + Theme.pad * 1.4

    face: [
        LongestWord {
            id: word

            font.weight: Font.ExtraBold
            text: root.label
        },
        Illustration {
            id: picture

            height: Theme.mm * (root.upright ? 44 : 23)
            name: root.picture.length > 0 ? `door_${root.picture}` : ""
            width: height * 1.22
            x: root.upright ? (root.width - width) / 2 : Math.max(Theme.pad * 0.5, (root.width - root.patch - words.width) / 2)
            y: root.upright ? (root.height - words.height - root.lift) / 2 : (root.height - height) / 2
        },
        Words {
            id: words

            font.weight: Font.ExtraBold
            horizontalAlignment: root.upright ? Text.AlignHCenter : Text.AlignLeft
            lineHeight: 1
            spoken: false
            text: root.label
            width: Math.min(implicitWidth, root.width - root.patch - Theme.pad * 1.2)
            x: root.patch > 0 ? picture.x + root.patch : (root.width - width) / 2
            y: root.upright ? picture.y + root.lift : (root.height - height) / 2
        }
    ]
}
