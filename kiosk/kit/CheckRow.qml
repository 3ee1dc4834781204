import QtQuick
import kiosk.kit

// A row of a checklist: a sign (`check`, `warning`, or any other for what could not be told), what was looked at,
// and what came of it or what to do.
GridCell {
    id: root

    property string icon
    property string label
    property string note

    readonly property color signColour: icon === "check" ? Theme.good : icon === "warning" ? Theme.stop : Theme.muted

    implicitHeight: words.implicitHeight + Theme.pad * 1.4
    leastWidth: Math.max(labelWord.longest, noteWord.word) + words.x + Theme.pad

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
        border.color: root.icon === "warning" ? Theme.stop : Theme.line
        border.width: root.icon === "warning" ? Theme.stroke * 2 : Theme.highContrast ? Theme.stroke : 0
    }
    Rectangle {
        id: ring

        border.color: root.signColour
        border.width: Theme.stroke * 1.5
        color: "transparent"
        height: Theme.textSize * 1.2
        radius: height / 2
        width: height
        x: Theme.pad
        y: Theme.pad * 0.7

        Icon {
            anchors.centerIn: parent
            color: root.signColour
            height: parent.height * 0.62
            name: root.icon
            weight: 2.8
            width: height
        }
    }
    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.pad * 0.15
        width: root.width - x - Theme.pad
        x: ring.x + ring.width + Theme.pad * 0.7

        Words {
            font.weight: Font.ExtraBold
            text: root.label
            width: parent.width
        }
        Words {
            text: root.note
            visible: text.length > 0
            width: parent.width
        }
    }
}
