import QtQuick
import kiosk.kit

// One thing worth knowing, with its sign.
GridCell {
    id: root

    property string icon
    property string label

    implicitHeight: Math.max(sign.height, words.implicitHeight)
    leastWidth: word.longest + sign.width + Theme.pad * 0.8

    LongestWord {
        id: word

        text: root.label
    }
    Icon {
        id: sign

        color: Theme.action
        height: Theme.textSize * 1.15
        name: root.icon
        width: height
    }
    Words {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.pad * 0.8
        anchors.right: parent.right
        text: root.label
    }
}
