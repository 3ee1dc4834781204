import QtQuick
import QtQuick.Shapes
import kiosk.kit

// An icon of `Icons` by its name. Decoration: whatever shows it also says it in words.
Item {
    id: root

    property alias color: stroke.strokeColor
    property string name
    property alias weight: stroke.strokeWidth

    implicitHeight: Theme.labelSize
    implicitWidth: implicitHeight

    Shape {
        height: 24
        preferredRendererType: Shape.GeometryRenderer
        scale: root.height / 24
        transformOrigin: Item.TopLeft
        visible: root.name.length > 0
        width: 24

        ShapePath {
            id: stroke

            capStyle: ShapePath.RoundCap
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin
            strokeColor: Theme.ink
            strokeWidth: 2.2

            PathSvg {
                path: Icons.path(root.name)
            }
        }
    }
}
