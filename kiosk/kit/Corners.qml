import QtQuick
import QtQuick.Shapes
import kiosk.kit

// Rounds the corners of whatever lies below by covering them with the ground around it: works in every renderer.
Shape {
    id: root

    required property color ground

    readonly property real round: Theme.radius * 1.5

    preferredRendererType: Shape.GeometryRenderer

    ShapePath {
        fillColor: root.ground
        fillRule: ShapePath.OddEvenFill
        strokeColor: "transparent"

        PathRectangle {
            height: root.height
            width: root.width
        }
        PathRectangle {
            height: root.height
            radius: root.round
            width: root.width
        }
    }
}
