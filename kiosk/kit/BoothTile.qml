import QtQuick
import kiosk.kit

// A job in the hall: its scene, its name, one line. Done ones carry a stamp, the starter a ribbon.
Cell {
    id: root

    property bool flat: false
    property string ribbon
    property string stamp

    // Not asked of the ribbon itself: on another page nothing of this tile is visible, and its height must not change.
    readonly property bool starting: coached && !checked
    readonly property real most: flat ? Math.min(width * 0.34, Theme.mm * 38) : 0

    emphasised: starting
    favourite: coached
    edge.color: coached ? hue.ink : Theme.line
    edge.width: coached ? Theme.stroke * 3 : Theme.highContrast ? Theme.stroke : 0
    ground: down ? hue.pressed : hue.ground
    implicitHeight: flat ? Math.max(Theme.mm * 30, words.implicitHeight + Theme.pad * 1.6) : words.implicitHeight + Theme.pad * 1.8 + Theme.mm * 34
    leastWidth: Math.max(nameWord.longest, lineWord.word) + Theme.pad * 2 + (flat ? Theme.mm * 38 : 0)

    face: [
        LongestWord {
            id: nameWord

            font: name.font
            text: root.label
        },
        LongestWord {
            id: lineWord

            text: root.note
        },
        Loader {
            id: scene

            height: root.flat ? root.height - Theme.pad * 1.2 : words.y - Theme.pad * 0.7
            source: root.picture
            width: root.flat ? root.most - Theme.pad : root.width - Theme.pad * 2
            x: Theme.pad
            y: Theme.pad * (root.flat ? 0.6 : 0.5)
        },
        Column {
            id: words

            width: root.width - x - Theme.pad
            x: root.flat ? root.most + Theme.pad * 0.5 : Theme.pad
            y: root.flat ? (root.height - height) / 2 : root.height - height - Theme.pad * 0.8

            Words {
                id: name

                color: root.hue.ink
                font.pixelSize: Theme.labelSize
                font.weight: Font.ExtraBold
                lineHeight: 1
                spoken: false
                text: root.label
                width: parent.width
            }
            Words {
                lineHeight: 1
                spoken: false
                text: root.note
                visible: !root.starting
                width: parent.width
            }
            Badge {
                filled: true
                hue: root.hue
                text: root.ribbon
                visible: root.starting
                width: Math.min(implicitWidth, parent.width)
            }
        },
        Badge {
            hue: root.hue
            icon: root.checked ? "check" : ""
            text: root.checked ? root.stamp : root.detail
            visible: text.length > 0 && !root.flat
            x: root.width - width - Theme.pad * 0.7
            y: Theme.pad * 0.7
        }
    ]
}
