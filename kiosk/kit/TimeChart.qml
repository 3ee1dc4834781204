pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import kiosk.kit

// A day, or a round, that fills from the left: columns for what was, with the part of each that counts filled from
// below, an outline for what is expected, a line for now. All numbers are shares of the chart's width and height,
// 0..1. What lies over columns has an edge of the ground, so that it is seen on each of their colours.
Item {
    id: root

    // Rows with `key`, `start`, `end`, `amount` and `part`.
    required property QtObject columns
    // What is expected, as an SVG path in a square of 100 × 100 whose origin is at the top left; "" for nothing.
    property string outline
    // How high the good part reaches: a dashed line; below 0 there is none.
    property real limit: -1
    required property real now
    property color accent: Theme.action
    property color expected: Theme.ink
    property color ground: Theme.surface
    property color plain: Theme.highContrast ? Theme.shade : Theme.line

    readonly property real pen: Math.max(Theme.rawMm * 1.2, Theme.stroke * 1.3)

    Repeater {
        model: root.columns

        Rectangle {
            id: column

            required property real amount
            required property real end
            required property real part
            required property real start

            readonly property int begins: Math.round(root.width * start)
            readonly property int ends: Math.round(root.width * end)

            color: root.plain
            height: Math.round(root.height * amount)
            width: Math.max(1, ends - begins - (ends - begins > 4 * root.pen ? root.pen : 1))
            x: begins
            y: root.height - height

            Rectangle {
                anchors.bottom: parent.bottom
                color: root.accent
                height: Math.round(root.height * column.part)
                width: parent.width
            }
        }
    }
    Repeater {
        model: root.limit >= 0 ? 20 : 0

        Rectangle {
            required property int index

            border.color: root.ground
            border.width: root.pen * 0.7
            color: Theme.stop
            height: root.pen * 2.6
            // The last one ends where the chart does.
            width: root.width / 32
            x: (root.width - width) * index / 19
            y: root.height * (1 - root.limit) - height / 2
        }
    }
    Shape {
        preferredRendererType: Shape.GeometryRenderer
        visible: root.outline.length > 0

        ShapePath {
            capStyle: ShapePath.RoundCap
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin
            scale: Qt.size(root.width / 100, root.height / 100)
            strokeColor: root.ground
            strokeWidth: root.pen * 3

            PathSvg {
                path: root.outline
            }
        }
        ShapePath {
            capStyle: ShapePath.RoundCap
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin
            scale: Qt.size(root.width / 100, root.height / 100)
            strokeColor: root.expected
            strokeWidth: root.pen * 1.4

            PathSvg {
                path: root.outline
            }
        }
    }
    Rectangle {
        border.color: root.ground
        border.width: root.pen * 0.7
        color: Theme.ink
        height: root.height
        width: root.pen * 3.2
        x: root.width * Math.max(0, Math.min(1, root.now)) - width / 2

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            border.color: root.ground
            border.width: root.pen * 0.7
            color: Theme.ink
            height: width
            radius: width / 2
            width: Theme.rawMm * 6.5
            y: -width / 3
        }
    }
}
