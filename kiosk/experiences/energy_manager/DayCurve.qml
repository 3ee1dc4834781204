pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import kiosk.kit
import kiosk.experiences.energy_manager

// The day as it fills: what was used, what of it came over the line, the roof's forecast, the goal, the prices.
Item {
    id: root

    required property EnergyManagerController controller
    required property Hue hue

    // Beside the plot, where the signs of its lines stand.
    readonly property real gutter: Theme.rawMm * 11

    Icon {
        color: Theme.ink
        height: root.gutter * 0.9
        name: "sun"
        width: height
        y: Math.max(0, Math.min(plot.height - 2 * height, plot.height * (1 - root.controller.outlineStart) - height / 2))
    }
    Icon {
        color: root.hue.ink
        height: root.gutter * 0.9
        name: "bolt"
        width: height
        y: plot.height - height
    }
    Icon {
        color: Theme.stop
        height: root.gutter * 0.9
        name: "target"
        width: height
        x: root.width - width
        y: plot.height * (1 - root.controller.limit) - height / 2
    }
    Item {
        id: plot

        anchors.bottom: prices.top
        anchors.bottomMargin: Theme.stroke * 2
        anchors.left: parent.left
        anchors.leftMargin: root.gutter
        anchors.right: parent.right
        anchors.rightMargin: root.gutter
        anchors.top: parent.top

        Repeater {
            model: root.controller.columns

            Item {
                id: column

                required property real bought
                required property real end
                required property real start
                required property real use

                anchors.bottom: parent?.bottom
                height: plot.height
                width: plot.width * (end - start) - 1
                x: plot.width * start

                Rectangle {
                    anchors.bottom: parent.bottom
                    color: Theme.highContrast ? Theme.shade : Theme.line
                    height: column.height * column.use
                    width: parent.width
                }
                Rectangle {
                    anchors.bottom: parent.bottom
                    color: root.hue.ink
                    height: column.height * column.bought
                    width: parent.width
                }
            }
        }
        Shape {
            preferredRendererType: Shape.GeometryRenderer

            ShapePath {
                capStyle: ShapePath.RoundCap
                fillColor: "transparent"
                joinStyle: ShapePath.RoundJoin
                scale: Qt.size(plot.width / 100, plot.height / 100)
                strokeColor: Theme.star
                strokeWidth: Math.max(3, Theme.stroke * 2.5)

                PathSvg {
                    path: root.controller.outline
                }
            }
        }
        Repeater {
            model: 25

            Rectangle {
                required property int index

                color: Theme.stop
                height: Math.max(2, Theme.stroke * 1.5)
                width: plot.width / 40
                x: plot.width * index / 25
                y: plot.height * (1 - root.controller.limit)
            }
        }
        Rectangle {
            color: Theme.ink
            height: plot.height
            width: Math.max(2, Theme.stroke * 2)
            x: plot.width * root.controller.now - width / 2
        }
    }
    Prices {
        id: prices

        anchors.bottom: parent.bottom
        controller: root.controller
        height: root.width > 15 * Theme.textSize ? Math.min(Theme.textSize * 1.55, root.height * 0.36) : root.height * 0.18
        hue: root.hue
        width: plot.width
        x: root.gutter
    }
}
