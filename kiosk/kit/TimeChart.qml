pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import kiosk.kit

// A day, or a round, that fills from the left: columns for what was, an outline for what is expected, a line for
// now. All numbers are shares of the chart's width and height, 0..1. What lies over columns has an edge of the ground,
// so that it is seen on each of their colours.
Item {
    id: root

    // Rows with `key`, `from`, `until`, `amount` and `strong` (a second tone, with a cap as its shape).
    required property QtObject columns
    // What is expected, as an SVG path in a square of 100 × 100 whose origin is at the top left; "" for nothing.
    property string outline
    // How high the good part reaches: a dashed line; below 0 there is none.
    property real limit: -1
    required property real now
    property color plain: Theme.muted
    property color accent: Theme.action

    readonly property real pen: Math.max(Theme.rawMm * 1.2, Theme.stroke * 1.3)

    Rectangle {
        anchors.fill: parent
        border.color: Theme.line
        border.width: Theme.highContrast ? Theme.stroke : 0
        color: Theme.surface
        radius: Theme.radius * 0.6
    }
    Item {
        id: plot

        anchors.fill: parent
        anchors.margins: Math.round(Theme.radius * 0.4)

        Repeater {
            model: root.columns

            Rectangle {
                id: column

                required property real amount
                required property real from
                required property bool strong
                required property real until

                readonly property int begin: Math.round(plot.width * from)
                readonly property int end: Math.round(plot.width * until)

                color: strong ? root.accent : root.plain
                height: Math.max(1, Math.round(plot.height * amount))
                width: Math.max(1, end - begin - (end - begin > 4 * root.pen ? root.pen : 1))
                x: begin
                y: plot.height - height

                Rectangle {
                    border.color: Theme.surface
                    border.width: Math.round(root.pen * 0.6)
                    color: Theme.ink
                    height: Math.round(root.pen * 3.2)
                    visible: column.strong
                    width: column.width + 2 * border.width
                    x: -border.width
                    y: -border.width
                }
            }
        }
        Repeater {
            model: root.limit >= 0 ? 20 : 0

            Rectangle {
                required property int index

                border.color: Theme.surface
                border.width: root.pen * 0.7
                color: Theme.stop
                height: root.pen * 2.6
                // The last one ends where the chart does.
                width: plot.width / 32
                x: (plot.width - width) * index / 19
                y: plot.height * (1 - root.limit) - height / 2
            }
        }
        Shape {
            preferredRendererType: Shape.GeometryRenderer
            visible: root.outline.length > 0

            ShapePath {
                capStyle: ShapePath.RoundCap
                fillColor: "transparent"
                joinStyle: ShapePath.RoundJoin
                scale: Qt.size(plot.width / 100, plot.height / 100)
                strokeColor: Theme.surface
                strokeWidth: root.pen * 3

                PathSvg {
                    path: root.outline
                }
            }
            ShapePath {
                capStyle: ShapePath.RoundCap
                fillColor: "transparent"
                joinStyle: ShapePath.RoundJoin
                scale: Qt.size(plot.width / 100, plot.height / 100)
                strokeColor: Theme.ink
                strokeWidth: root.pen

                PathSvg {
                    path: root.outline
                }
            }
        }
        Rectangle {
            border.color: Theme.surface
            border.width: root.pen * 0.7
            color: Theme.ink
            height: plot.height
            width: root.pen * 3.2
            x: plot.width * Math.max(0, Math.min(1, root.now)) - width / 2

            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                border.color: Theme.surface
                border.width: root.pen * 0.7
                color: Theme.ink
                height: width
                radius: width / 2
                width: Theme.rawMm * 6.5
                y: -width / 3
            }
        }
    }
}
