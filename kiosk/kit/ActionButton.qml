import QtQuick
import kiosk.kit

// A control of the Desk: an icon on a patch, what it does, and in a few words what it will do now.
// `primary` is the one emphasised button of a screen, `quiet` one that steps back.
Cell {
    id: root

    property bool brief: false
    property bool large: false

    readonly property string told: brief ? "" : note
    readonly property bool filled: enabled && (kind === "primary" || coached)
    readonly property color fill: kind === "primary" ? Theme.action : Theme.highContrast ? Theme.action : hue.ink
    readonly property color ink: !enabled ? Theme.muted : filled ? Theme.onAction : Theme.ink
    readonly property real patch: icon.length > 0 && !brief ? Theme.labelSize * (Theme.zoom > 130 ? 1.3 : 1.7) : 0
    readonly property bool centred: kind === "primary" || kind === "quiet" || (told.length === 0 && icon.length === 0)
    readonly property real patchSpace: patch > 0 ? patch + Theme.pad * 0.75 : 0

    emphasised: filled
    favourite: coached
    edge.color: coached ? fill : Theme.line
    edge.width: Theme.highContrast ? (enabled ? Theme.stroke : 0) : filled ? 0 : Theme.stroke
    ground: down ? (filled ? Theme.actionPressed : Theme.shade) : filled ? fill : kind === "quiet" || !enabled ? Theme.paper : Theme.surface
    implicitHeight: Math.max(kind === "primary" ? Theme.primary * (large ? 1.5 : 1) : Theme.target, labelWords.implicitHeight + (told.length > 0 ? noteWords.implicitHeight : 0) + Theme.pad * (kind === "quiet" ? 1 : 1.5))
    leastWidth: Math.max(labelWord.longest, noteWord.word) + patchSpace + Theme.pad * 2

    face: [
        LongestWord {
            id: labelWord

            font: labelWords.font
            text: root.label
        },
        LongestWord {
            id: noteWord

            text: root.told
        },
        Row {
            id: row

            anchors.left: root.centred ? undefined : parent.left
            anchors.leftMargin: Theme.pad
            anchors.horizontalCenter: root.centred ? parent.horizontalCenter : undefined
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.pad * 0.75

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                color: root.filled || root.kind === "quiet" || !root.enabled ? "transparent" : root.hue.ground
                height: root.patch
                radius: Theme.radius * 0.7
                visible: root.patch > 0
                width: root.patch

                Icon {
                    anchors.centerIn: parent
                    color: !root.enabled ? Theme.muted : root.filled ? Theme.onAction : root.kind === "quiet" ? Theme.ink : root.hue.ink
                    height: root.patch * 0.6
                    name: root.icon
                    width: height
                }
            }
            Column {
                id: words

                readonly property real room: root.width - root.patchSpace - Theme.pad * 2

                anchors.verticalCenter: parent.verticalCenter

                Words {
                    id: labelWords

                    color: root.ink
                    font.pixelSize: root.kind === "primary" ? Theme.labelSize * (root.large ? 1.5 : 1.15) : root.kind === "quiet" ? Theme.textSize : Theme.labelSize
                    font.weight: root.kind === "quiet" ? Font.DemiBold : Font.ExtraBold
                    horizontalAlignment: root.centred ? Text.AlignHCenter : Text.AlignLeft
                    lineHeight: 1
                    spoken: false
                    text: root.label
                    width: Math.min(implicitWidth, words.room)
                    x: root.centred ? (words.width - width) / 2 : 0
                }
                Words {
                    id: noteWords

                    horizontalAlignment: root.centred ? Text.AlignHCenter : Text.AlignLeft
                    color: root.filled ? root.ink : Theme.muted
                    lineHeight: 1
                    spoken: false
                    text: root.told
                    visible: text.length > 0
                    width: Math.min(implicitWidth, words.room)
                    x: root.centred ? (words.width - width) / 2 : 0
                }
            }
        },
        Icon {
            id: hand

            anchors.margins: Theme.pad * 0.8
            anchors.right: parent.right
            anchors.top: parent.top
            color: root.ink
            height: Theme.labelSize
            name: "hand"
            visible: root.coached
            width: height
        },
        Steps {
            id: steps

            readonly property real taken: (root.coached ? hand.width + Theme.pad : 0) + Theme.pad

            level: root.level
            levels: root.levels
            lit: root.filled ? Theme.onAction : root.enabled ? root.hue.ink : Theme.muted
            rest: root.filled ? Theme.onAction : Theme.muted
            visible: levels > 0 && !root.brief && root.patchSpace + labelWords.width + width + taken + Theme.pad * 2 < root.width
            x: root.width - width - taken
            y: Theme.pad * 0.8
        }
    ]
}
