import QtQuick
import kiosk.kit

// What a sensor reports, beside the building: a picture, a number, and whether the second sensor agrees. A triangle
// marks the spot. The one on the Desk has a thick edge.
Item {
    id: root

    required property real atY
    required property bool done
    required property string kind
    required property string second
    required property bool selected
    required property real spotX
    required property real spotY
    required property real unit
    required property bool urgent
    required property bool worded
    required property string words

    z: selected ? 1 : 0

    Picture {
        height: width
        name: root.done ? "done" : "spot"
        scale: root.done ? 1 : 1 + 0.08 * Math.sin(Theme.phaseS * 3)
        width: (root.selected ? 17 : 14) * root.unit
        x: root.spotX * root.unit - width / 2
        y: root.spotY * root.unit - height / 2
    }
    Rectangle {
        color: face.border.color
        height: Math.max(2, 1.6 * root.unit)
        visible: face.visible
        width: 6 * root.unit
        x: 313 * root.unit
        y: root.atY * root.unit - height / 2
    }
    Rectangle {
        id: face

        border.color: root.urgent ? Theme.stop : root.selected ? Theme.action : Theme.highContrast ? Theme.line : Theme.muted
        border.width: (root.selected ? 2.2 : 1) * root.unit
        color: Theme.surface
        height: 28 * root.unit
        radius: height * 0.22
        visible: !root.done
        width: (root.worded ? 87 : 46) * root.unit
        x: 318 * root.unit
        y: root.atY * root.unit - height / 2

        Picture {
            height: width
            name: root.done ? "" : root.kind
            width: 19 * root.unit
            x: 4 * root.unit
            y: (face.height - height) / 2
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            color: root.urgent ? Theme.stop : Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.textSize
            font.weight: Font.ExtraBold
            text: root.words
            visible: root.worded
            x: 25 * root.unit
        }
        Icon {
            color: root.second === "yes" ? Theme.stop : root.second === "no" ? Theme.ink : Theme.muted
            height: width
            name: root.second === "yes" ? "warning" : root.second === "no" ? "minus" : "wait"
            visible: !root.urgent
            weight: 2.8
            width: 13 * root.unit
            x: face.width - width - 3 * root.unit
            y: (face.height - height) / 2
        }
    }
}
