import QtQuick
import kiosk.kit

// What a home asks for, over its roof: a picture, and a bar that fills while it waits. The one on the Desk is larger
// and has a thick edge. When somebody was sent it shrinks to who comes and in how many minutes.
Item {
    id: root

    required property bool asleep
    required property real atX
    required property real atY
    required property string coming
    required property string kind
    required property string minutes
    required property bool over
    required property bool selected
    required property real spent
    required property real unit
    required property bool urgent
    required property bool worded
    readonly property bool sent: coming.length > 0
    readonly property real side: (sent ? 24 : selected ? 40 : 31) * unit
    readonly property real lift: selected && !sent ? 1.6 * Math.sin(Theme.phaseS * 3) * unit : 0

    x: atX * unit
    y: atY * unit - lift
    z: selected ? 2 : sent ? 0 : 1

    Rectangle {
        id: pointer

        border.color: face.border.color
        border.width: face.border.width
        color: face.color
        height: width
        rotation: 45
        visible: !root.sent
        width: root.side * 0.3
        x: -width / 2
        y: -width * 0.9
    }
    Rectangle {
        id: face

        border.color: root.selected ? Theme.ink : root.over || root.urgent ? Theme.stop : Theme.highContrast ? Theme.line : Theme.muted
        border.width: Math.max(1, root.side * (root.selected ? 0.07 : 0.035))
        color: Theme.surface
        height: root.side
        radius: height * (root.sent ? 0.3 : 0.2)
        width: root.sent && label.visible ? height + label.implicitWidth : height
        x: -width / 2
        y: -height * (root.sent ? 1 : 1.1)

        Picture {
            height: width
            name: "kind_" + root.kind
            visible: !root.sent
            width: root.side * 0.58
            x: (root.side - width) / 2
            y: root.side * 0.11
        }
        Patience {
            height: root.side * 0.13
            over: root.over
            spent: root.spent
            width: face.width - 2 * x
            x: root.side * 0.13
            y: root.side * 0.77
        }
        Icon {
            color: Theme.good
            height: root.side * 0.62
            name: root.coming
            visible: root.sent
            weight: 2.8
            width: height
            x: root.side * 0.16
            y: root.side * 0.1
        }
        Text {
            id: label

            color: Theme.ink
            height: root.side * 0.78
            verticalAlignment: Text.AlignVCenter
            font.family: Theme.family
            font.pixelSize: Theme.textSize
            font.weight: Font.DemiBold
            text: root.minutes
            visible: root.sent && root.worded && text.length > 0
            x: root.side * 0.85
        }
        Picture {
            height: width
            name: "kind_fall"
            visible: root.over && !root.sent && root.kind !== "fall"
            width: root.side * 0.36
            x: root.side - width * 0.62
            y: -width * 0.4
        }
        Rectangle {
            border.color: face.border.color
            border.width: face.border.width
            color: Theme.surface
            height: width
            radius: width / 2
            visible: root.asleep && !root.sent
            width: root.side * 0.5
            x: -width * 0.4
            y: -width * 0.4

            Icon {
                anchors.centerIn: parent
                height: parent.height * 0.7
                name: "wait"
                width: height
            }
        }
    }
}
