import QtQuick
import kiosk.kit

// A job in the hall: its scene, its name, one line. Done ones carry a stamp; the starter a ribbon, and, where there
// is height for it, the words of an invitation. What it asks for never follows from its height, or from being seen.
Cell {
    id: root

    property bool flat: false
    property string invitation
    property string ribbon
    property string stamp

    readonly property bool starting: coached && !checked
    // Not whether the ribbon is visible: on another page nothing of this tile is, and its picture must not change.
    readonly property bool ribboned: starting && !flat
    readonly property bool inviting: ribboned && height - told - lowered - bar.height - Theme.pad * 2.3 > Theme.mm * 30
    // The ribbon covers no picture: in a narrow tile that stands below it.
    readonly property real lowered: ribboned && !broad ? start.height : 0
    readonly property bool broad: width > Theme.mm * 280
    readonly property bool titled: broad && !flat && titleWord.word < width - Theme.pad * 2
    readonly property real most: flat ? Math.min(width * 0.34, Math.max(Theme.mm * 38, width - Math.max(nameWord.longest, lineWord.word) - Theme.pad * 3)) : 0
    // All tiles of a hall give their pictures the same height, whether their line takes one row or two. Added up here:
    // the Column adds up a frame later.
    readonly property real told: name.implicitHeight + Math.max(line.implicitHeight, flat ? 0 : 2 * line.implicitHeight / Math.max(1, line.lineCount)) + (starting && flat ? tag.height : 0)

    // Its picture is not to be smaller than the others' for the words that come with it.
    wish: ribboned ? bar.height + Theme.pad * 0.8 + (broad ? 0 : start.height) : 0
    emphasised: starting
    favourite: coached
    edge.color: coached ? hue.ink : Theme.line
    edge.width: coached ? Theme.stroke * 3 : Theme.highContrast ? Theme.stroke : 0
    ground: down ? hue.pressed : hue.ground
    implicitHeight: flat ? Math.max(Theme.mm * 30, words.implicitHeight + Theme.pad * 1.6) : told + Theme.pad * 1.8 + Theme.mm * 34
    leastWidth: Math.max(nameWord.longest, lineWord.word) + Theme.pad * 2 + (flat ? Theme.mm * 38 : 0)

    face: [
        LongestWord {
            // At the size it has in one seat: how many seats there are, and so which tile is broad, follows from it.
            id: nameWord

            font.pixelSize: Theme.labelSize
            font.weight: Font.ExtraBold
            text: root.label
        },
        LongestWord {
            id: titleWord

            font.pixelSize: Theme.titleSize
            font.weight: Font.ExtraBold
            text: root.label
        },
        LongestWord {
            id: lineWord

            text: root.note
        },
        Loader {
            id: scene

            height: root.flat ? root.height - Theme.pad * 1.2 : root.height - root.told - bar.room - Theme.pad * 1.5 - root.lowered
            source: root.picture
            width: root.flat ? root.most - Theme.pad : root.width - Theme.pad * 2
            x: Theme.pad
            y: Theme.pad * (root.flat ? 0.6 : 0.5) + root.lowered
        },
        Column {
            id: words

            width: root.width - x - Theme.pad
            x: root.flat ? root.most + Theme.pad * 0.5 : Theme.pad
            y: root.flat ? (root.height - root.told) / 2 : root.height - root.told - bar.room - Theme.pad * 0.8

            Words {
                id: name

                color: root.hue.ink
                font.pixelSize: root.titled ? Theme.titleSize : Theme.labelSize
                font.weight: Font.ExtraBold
                lineHeight: 1
                spoken: false
                text: root.label
                width: parent.width
            }
            Words {
                id: line

                lineHeight: 1
                spoken: false
                text: root.note
                width: parent.width
            }
            Badge {
                id: tag

                filled: true
                hue: root.hue
                text: root.ribbon
                visible: root.starting && root.flat
                width: Math.min(implicitWidth, parent.width)
            }
        },
        Rectangle {
            id: bar

            readonly property real room: root.inviting ? height + Theme.pad * 0.8 : 0

            color: Theme.highContrast ? Theme.action : root.hue.ink
            height: Theme.target
            radius: Theme.radius
            opacity: root.inviting ? 1 : 0
            width: root.width - Theme.pad * 2
            x: Theme.pad
            y: root.height - height - Theme.pad

            Words {
                anchors.centerIn: parent
                color: Theme.onAction
                font.pixelSize: Theme.labelSize
                font.weight: Font.ExtraBold
                lineHeight: 1
                spoken: false
                text: root.invitation
            }
        },
        Badge {
            id: start

            filled: true
            hue: root.hue
            text: root.ribbon
            visible: root.ribboned
            width: Math.min(implicitWidth, root.width - Theme.pad * 1.4)
            x: Theme.pad * 0.7
            y: Theme.pad * 0.7
        },
        Badge {
            hue: root.hue
            icon: root.checked ? "check" : ""
            text: root.checked ? root.stamp : root.detail
            visible: text.length > 0 && !root.flat && (!root.ribboned || start.width + width + Theme.pad * 2 < root.width)
            x: root.width - width - Theme.pad * 0.7
            y: Theme.pad * 0.7
        }
    ]
}
