import QtQuick
import kiosk.kit

// What came of the last thing one did: a strip with a sign. Good and bad differ by sign and word, not by colour.
Section {
    id: root

    property bool good: true
    property alias text: words.text

    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    implicitHeight: words.implicitHeight + Theme.pad * 1.4
    shown: text.length > 0

    Surface {
        anchors.fill: parent
        border.color: root.good ? Theme.good : Theme.stop
        border.width: Theme.stroke * 2.5
    }
    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        color: root.good ? Theme.good : Theme.stop
        height: Theme.textSize * 1.2
        name: root.good ? "normal" : "warning"
        width: height
    }
    Words {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.pad * 0.8
        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        font.weight: Font.DemiBold
    }
}
