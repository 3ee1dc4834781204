import QtQuick
import kiosk.kit

// A few words beside what they name. The controller has measured and placed it inside the picture.
Rectangle {
    id: root

    required property string text
    required property real tagX
    required property real tagY
    required property real tagWidth
    required property real tagHeight
    required property bool selected
    required property bool conflicting

    x: Math.round(tagX)
    y: Math.round(tagY)
    width: Math.ceil(tagWidth)
    height: Math.ceil(tagHeight)
    radius: height * 0.3
    color: selected ? Theme.ink : Theme.surface
    border.width: conflicting ? Theme.stroke * 1.5 : selected ? 0 : 1
    border.color: conflicting ? Theme.stop : Theme.line

    Text {
        anchors.centerIn: parent
        text: root.text
        color: root.selected ? Theme.paper : root.conflicting ? Theme.stop : Theme.ink
        font.family: Theme.family
        font.pixelSize: Theme.textSize
        font.weight: Font.DemiBold
    }
}
