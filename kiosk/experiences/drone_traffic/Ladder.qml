pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// The three layers from the side, a row each: its height, and who flies there.
Rectangle {
    id: root

    required property DroneTrafficController controller
    readonly property real padding: Theme.rawMm * 4
    readonly property real gap: Theme.rawMm * 4
    readonly property real mark: Math.max(Theme.rawMm * 15, Theme.textSize * 0.7)
    readonly property real row: Math.max(Theme.textSize * 1.3, mark * 1.14)

    width: Math.ceil(measure.width + gap + controller.seats * mark + 2 * padding)
    height: Math.ceil(3 * row + 2 * padding)
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.highContrast ? Theme.stroke : 0
    border.color: Theme.line

    TextMetrics {
        id: measure

        text: "000 m"
        font.family: Theme.family
        font.pixelSize: Theme.textSize
        font.weight: Font.DemiBold
    }

    Repeater {
        model: root.controller.layers

        Text {
            required property int index
            required property string words

            x: root.padding
            y: root.padding + index * root.row
            width: measure.width
            height: root.row
            text: words
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.textSize
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignRight
            verticalAlignment: Text.AlignVCenter
        }
    }

    Repeater {
        model: root.controller.marks

        Item {
            id: marker

            required property int rung
            required property real seat
            required property real size
            required property string kind
            required property bool selected
            required property bool conflicting
            required property real presence
            readonly property real side: root.mark * size

            x: root.padding + measure.width + root.gap + root.mark * seat
            y: root.padding + root.row * (2.5 - rung)
            opacity: presence

            Behavior on y {
                NumberAnimation {
                    duration: Theme.motionMs
                }
            }

            Rectangle {
                visible: marker.selected || marker.conflicting
                anchors.centerIn: parent
                width: marker.side
                height: width
                radius: marker.selected ? width / 2 : width * 0.12
                color: Theme.surface
                border.width: Math.max(2, marker.side * 0.08)
                border.color: marker.conflicting ? Theme.stop : Theme.ink
            }

            Picture {
                anchors.centerIn: parent
                name: "drone_" + marker.kind
                width: marker.side * 0.86
                height: width
            }
        }
    }
}
