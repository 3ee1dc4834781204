import QtQuick
import kiosk.kit

// A job that was done, and its stars.
GridCell {
    id: root

    property string label
    property string spoken
    property int value

    Accessible.name: spoken
    Accessible.role: Accessible.StaticText
    implicitHeight: name.implicitHeight + Theme.pad
    leastWidth: word.longest + stars.width + Theme.pad * 1.5

    LongestWord {
        id: word

        font.weight: Font.DemiBold
        text: root.label
    }
    Surface {
        anchors.fill: parent
    }
    Words {
        id: name

        anchors.verticalCenter: parent.verticalCenter
        font.weight: Font.DemiBold
        lineHeight: 1
        spoken: false
        text: root.label
        width: stars.x - x - Theme.pad * 0.5
        x: Theme.pad
    }
    Stars {
        id: stars

        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        count: root.value
        size: Theme.textSize * 0.8
    }
}
