pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import kiosk.kit

// Something that flows along a line: where, which way, and how much of it. The line rests; drops travel on it,
// whose points say the way even while nothing moves.
Item {
    id: root

    // The line as an SVG path in units of the scene.
    required property string route
    // 0 nothing flows .. 1 as much as can: how many drops there are, and how large.
    required property real strength
    // Pixels of a unit.
    required property real unit

    property bool backwards: false
    property color line: Theme.highContrast ? Theme.line : Qt.darker(Theme.line, 1.3)
    property color pulse: Theme.ink
    property real thick: 3
    // Most drops on the line.
    property int most: 6
    // Seconds a drop takes from end to end.
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

        Shape {
            id: drop

            required property int index

            readonly property real share: (index / root.pulses + Theme.phaseS / root.travelS) % 1
            // Of its round part, which is 2 wide in the path.
            readonly property real size: root.unit * root.thick * (2.2 + root.strength)

            preferredRendererType: Shape.GeometryRenderer
            rotation: way.angle + (root.backwards ? 180 : 0)
            transformOrigin: Item.TopLeft
            x: way.x
            y: way.y

            ShapePath {
                fillColor: root.pulse
                joinStyle: ShapePath.RoundJoin
                scale: Qt.size(drop.size / 2, drop.size / 2)
                strokeColor: Theme.surface
                strokeWidth: Math.max(1, root.unit)

                PathSvg {
                    path: "M1.9 0L.55 .84A1 1 0 1 1 .55 -.84z"
                }
            }
            PathInterpolator {
                id: way

                progress: root.backwards ? 1 - drop.share : drop.share

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
