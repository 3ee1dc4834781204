import QtQuick
import kiosk.kit

// How the paper is getting on: a calm strip with a sign.
Section {
    id: root

    property alias icon: sign.name
    property alias text: words.text

    implicitHeight: words.implicitHeight + Theme.pad * 1.2
    shown: words.text.length > 0

    Surface {
        anchors.fill: parent
    }
    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.ink
        height: Theme.textSize * 1.15
        width: height
    }
    Words {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.pad * 0.7
        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        font.weight: Font.DemiBold
    }
}
