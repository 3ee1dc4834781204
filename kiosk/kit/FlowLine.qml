pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import kiosk.kit

// Something that flows along a line: where, which way, and how much of it. The line rests; pulses travel on it.
Item {
    id: root

    // The line as an SVG path in units of the scene.
    required property string route
    // 0 nothing flows .. 1 as much as can: how many pulses there are, and how large.
    required property real strength
    // Pixels of a unit.
    required property real unit

    property bool backwards: false
    property color line: Theme.line
    property color pulse: Theme.ink
    property real thick: 3
    // Most pulses on the line.
    property int most: 6
    // Seconds a pulse takes from end to end.
    property real travelS: 3

    readonly property int pulses: strength > 0 ? Math.max(1, Math.round(strength * most)) : 0

    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.GeometryRenderer

        ShapePath {
            capStyle: ShapePath.RoundCap
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin
            scale: Qt.size(root.unit, root.unit)
            strokeColor: root.line
            strokeWidth: root.thick * root.unit

            PathSvg {
                path: root.route
            }
        }
    }
    Repeater {
        model: root.pulses

        Rectangle {
            id: dot

            required property int index

            readonly property real share: (index / root.pulses + Theme.phaseS / root.travelS) % 1

            border.color: Theme.surface
            border.width: Math.max(1, root.unit)
            color: root.pulse
            height: width
            radius: width / 2
            width: root.unit * root.thick * (2 + root.strength)
            x: way.x - width / 2
            y: way.y - height / 2

            PathInterpolator {
                id: way

                progress: root.backwards ? 1 - dot.share : dot.share

                path: Path {
                    scale: Qt.size(root.unit, root.unit)

                    PathSvg {
                        path: root.route
                    }
                }
            }
        }
    }
}
