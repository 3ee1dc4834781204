pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import kiosk.kit

// A day, or a round, that fills from the left: columns for what was, an outline for what is expected, a line for
// now. All numbers are shares of the chart's width and height, 0..1.
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
        anchors.margins: Theme.radius * 0.4

        Repeater {
            model: root.columns

            Rectangle {
                required property real amount
                required property real from
                required property bool strong
                required property real until

                color: strong ? root.accent : root.plain
                height: Math.max(1, plot.height * amount)
                width: Math.max(1, plot.width * (until - from) - 1)
                x: plot.width * from
                y: plot.height - height

                Rectangle {
                    color: Theme.ink
                    height: Math.max(2, Theme.stroke * 1.5)
                    visible: parent.strong
                    width: parent.width
                }
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
                strokeColor: Theme.ink
                strokeWidth: Math.max(2, Theme.stroke * 1.5)

                PathSvg {
                    path: root.outline
                }
            }
        }
        Repeater {
            model: root.limit >= 0 ? 20 : 0

            Rectangle {
                required property int index

                color: Theme.stop
                height: Math.max(2, Theme.stroke * 1.5)
                width: plot.width / 34
                x: plot.width * index / 20
                y: plot.height * (1 - root.limit) - height / 2
            }
        }
        Rectangle {
            color: Theme.ink
            height: plot.height
            width: Math.max(2, Theme.stroke * 2)
            x: plot.width * Math.max(0, Math.min(1, root.now)) - width / 2

            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                color: Theme.ink
                height: width
                radius: width / 2
                width: Theme.rawMm * 3.5
                y: -width / 2
            }
        }
    }
}
