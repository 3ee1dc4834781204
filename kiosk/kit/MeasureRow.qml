import QtQuick
import kiosk.kit

// One number of a play: its name and meaning, the value large at the right, the earlier play's below it.
GridCell {
    id: root

    property bool checked
    property string compare
    property string detail
    property string label
    property string note

    readonly property bool beside: width - words.x - Theme.pad * 2 - numbers.implicitWidth > Theme.textSize * 7

    implicitHeight: (beside ? Math.max(words.implicitHeight, numbers.implicitHeight) : words.implicitHeight + numbers.implicitHeight) + Theme.pad * 1.4

    Surface {
        anchors.fill: parent
    }
    Icon {
        id: sign

        anchors.verticalCenter: words.verticalCenter
        color: root.checked ? Theme.good : Theme.caution
        height: Theme.labelSize * 1.2
        name: root.checked ? "normal" : "warning"
        width: height
        x: Theme.pad
    }
    Column {
        id: words

        width: root.beside ? numbers.x - x - Theme.pad * 0.6 : root.width - x - Theme.pad
        x: sign.x + sign.width + Theme.pad * 0.8
        y: root.beside ? (root.height - height) / 2 : Theme.pad * 0.7

        Words {
            font.weight: Font.ExtraBold
            heading: true
            lineHeight: 1
            text: root.label
            width: parent.width
        }
        Words {
            color: Theme.muted
            lineHeight: 1
            text: root.note
            visible: text.length > 0
            width: parent.width
        }
    }
    Column {
        id: numbers

        x: root.width - width - Theme.pad
        y: root.beside ? (root.height - height) / 2 : words.y + words.height

        Words {
            anchors.right: parent.right
            font.pixelSize: Theme.labelSize * 1.15
            font.weight: Font.ExtraBold
            lineHeight: 1
            text: root.detail
            wrapMode: Text.NoWrap
        }
        Words {
            anchors.right: parent.right
            color: Theme.muted
            lineHeight: 1
            text: root.compare
            visible: text.length > 0
            wrapMode: Text.NoWrap
        }
    }
}
