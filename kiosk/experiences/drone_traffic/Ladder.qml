pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// The three layers from the side: which drone flies how high.
Rectangle {
    id: root

    required property DroneTrafficController controller
    readonly property real padding: Theme.rawMm * 3
    readonly property real mark: Math.max(Theme.rawMm * 10, Theme.textSize * 0.66)
    readonly property real row: Theme.textSize * 1.15 + mark * 1.25
    readonly property real lowest: 0.36
    readonly property real spacing: 0.32

    function rung(lift: real): real {
        return padding + row * (1 + (1 - lift) / spacing);
    }

    width: Math.max(words.width, 3.6 * mark) + 2 * padding
    height: 3 * row + 2 * padding
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

            required property real lift
            required property string words

            x: root.padding
            y: root.rung(lift)
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
                height: Theme.rawMm * 1.5
                radius: height / 2
                color: Theme.line
            }
        }
    }

    Repeater {
        model: root.controller.aircraft

        Item {
            id: marker

            required property int index
            required property real lift
            required property string kind
            required property bool selected
            required property bool conflicting
            required property real presence

            x: root.padding + root.mark * (0.5 + marker.index % 4 * 0.88)
            y: root.rung(root.lowest + root.spacing * Math.round(Math.max(0, lift - root.lowest) / root.spacing)) - root.mark * 0.62
            opacity: lift < 0.2 ? 0 : presence

            Rectangle {
                visible: marker.selected || marker.conflicting
                anchors.centerIn: parent
                width: root.mark * 1.12
                height: width
                radius: width / 2
                color: marker.conflicting ? Theme.stop : Theme.ink
            }

            Rectangle {
                visible: marker.selected || marker.conflicting
                anchors.centerIn: parent
                width: root.mark * 0.94
                height: width
                radius: width / 2
                color: Theme.surface
            }

            Picture {
                anchors.centerIn: parent
                name: "drone_" + marker.kind
                width: root.mark * 0.94
                height: width
            }
        }
    }
}
