import QtQuick
import kiosk.kit

// A row to read: its value at the left, words beside it. `good` and `bad` differ by sign, not only by colour.
GridCell {
    id: root

    property bool checked
    property string detail
    property bool judged: false
    property string label
    property string note

    // A time before the words, which then are told and not headed.
    readonly property real time: judged && detail.length > 0 ? when.implicitWidth + Theme.pad * 0.7 : 0
    readonly property real inset: judged ? Theme.textSize * 1.2 + Theme.pad * 0.7 : 0

    implicitHeight: words.implicitHeight + Theme.pad * 1.4

    Surface {
        anchors.fill: parent
    }
    Rectangle {
        border.color: root.checked ? Theme.good : Theme.caution
        border.width: Theme.stroke * 1.5
        color: "transparent"
        height: Theme.textSize * 1.2
        radius: height / 2
        visible: root.judged
        width: height
        x: Theme.pad
        y: Theme.pad * 0.7

        Icon {
            anchors.centerIn: parent
            color: root.checked ? Theme.good : Theme.caution
            height: parent.height * 0.62
            name: root.checked ? "check" : "warning"
            weight: 2.8
            width: height
        }
    }
    Words {
        id: when

        font.weight: Font.ExtraBold
        text: root.detail
        visible: root.time > 0
        x: Theme.pad + root.inset
        y: words.y
    }
    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.pad * 0.15
        width: root.width - root.inset - root.time - Theme.pad * 2
        x: Theme.pad + root.inset + root.time

        Words {
            font.weight: root.judged ? Font.Normal : Font.ExtraBold
            heading: root.note.length > 0
            text: root.label
            visible: root.label.length > 0
            width: parent.width
        }
        Words {
            text: root.note
            visible: text.length > 0
            width: parent.width
        }
    }
}
