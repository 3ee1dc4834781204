pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// The three layers from the side: which drone flies how high.
Rectangle {
    id: root

    required property DroneTrafficController controller
    readonly property real padding: Theme.rawMm * 3
    readonly property real mark: Math.max(Theme.rawMm * 17, Theme.textSize * 0.7)
    readonly property real row: Theme.textSize * 1.1 + mark * 1.08

    width: Math.ceil(Math.max(words.width, 3 * mark) + 2 * padding)
    height: Math.ceil(3 * row + 2 * padding)
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.highContrast ? Theme.stroke : 0
    border.color: Theme.line

    TextMetrics {
        id: words

        text: "000 m"
        font.family: Theme.family
        font.pixelSize: Theme.textSize
        font.weight: Font.DemiBold
    }

    Repeater {
        model: root.controller.layers

        Item {
            id: step

            required property int index
            required property string words

            x: root.padding
            y: root.padding + (index + 1) * root.row
            width: root.width - 2 * root.padding

            Text {
                y: -root.row
                text: step.words
                color: Theme.ink
                font.family: Theme.family
                font.pixelSize: Theme.textSize
                font.weight: Font.DemiBold
            }

            Rectangle {
                y: -height
                width: parent.width
                height: Math.max(2, Theme.rawMm)
                radius: height / 2
                color: Theme.line
            }
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

            x: root.padding + root.mark * seat
            y: root.padding + root.row * (3 - rung) - side * 0.56
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
