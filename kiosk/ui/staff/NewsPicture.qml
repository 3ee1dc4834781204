import QtQuick
import kiosk.kit

// One picture of the news as it would be shown, and how long.
GridCell {
    id: root

    property string label
    property string note
    property string picture

    implicitHeight: Theme.mm * 60 + words.implicitHeight + Theme.pad * 2
    leastWidth: Theme.mm * 90

    Surface {
        anchors.fill: parent
    }
    Image {
        asynchronous: true
        fillMode: Image.PreserveAspectFit
        height: Theme.mm * 60
        source: root.picture
        sourceSize.width: 1000
        width: parent.width - Theme.pad * 2
        x: Theme.pad
        y: Theme.pad
    }
    Column {
        id: words

        width: parent.width - Theme.pad * 2
        x: Theme.pad
        y: Theme.mm * 60 + Theme.pad * 1.4

        Words {
            font.weight: Font.DemiBold
            lineHeight: 1
            text: root.label
            width: parent.width
            wrapMode: Text.Wrap
        }
        Words {
            color: Theme.muted
            lineHeight: 1
            text: root.note
            width: parent.width
        }
    }
}
