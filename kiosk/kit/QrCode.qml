import QtQuick
import QtQuick.Shapes
import kiosk.kit

// A QR code, black on white in every theme, as large as modules of whole pixels allow.
Rectangle {
    id: root

    property list<string> rows

    readonly property int modules: QrOutline.modules(rows)
    readonly property int unit: modules > 0 ? Math.floor(Math.min(width, height) / modules) : 0

    color: "white"

    Shape {
        antialiasing: false
        height: root.modules
        preferredRendererType: Shape.GeometryRenderer
        scale: root.unit
        transformOrigin: Item.TopLeft
        visible: root.unit > 0
        width: root.modules
        x: Math.floor((root.width - root.unit * root.modules) / 2)
        y: Math.floor((root.height - root.unit * root.modules) / 2)

        ShapePath {
            fillColor: "black"
            fillRule: ShapePath.WindingFill
            strokeColor: "transparent"

            PathSvg {
                path: QrOutline.path(root.rows)
            }
        }
    }
}
