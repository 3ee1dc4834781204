import QtQuick
import kiosk.kit

// One straight piece of the way ahead, in dashes that stand still while the drone comes along.
Item {
    id: root

    required property MapFrame frame
    required property real mapX
    required property real mapY
    required property real toX
    required property real toY
    required property real lift
    required property bool first
    required property string dash
    required property real presence
    property real arrived
    readonly property real dx: (mapX - toX) * frame.mapWidth
    readonly property real dy: (mapY - toY) * frame.mapHeight
    readonly property real length: Math.hypot(dx, dy) - (first ? frame.droneSize * 0.45 : 0)
    readonly property real thickness: frame.droneSize * 0.14

    x: frame.across(toX)
    y: frame.down(toY, lift)
    opacity: arrived * presence
    rotation: Math.atan2(dy, dx) * 180 / Math.PI
    transformOrigin: Item.TopLeft

    NumberAnimation on arrived {
        duration: 2 * Theme.motionMs
        to: 1
    }

    Picture {
        visible: root.length > 0
        name: root.dash
        y: -height / 2
        width: Math.max(0, root.length)
        height: root.thickness
        sourceSize: Qt.size(Math.round(root.thickness * 2.5), Math.round(root.thickness))
        fillMode: Image.TileHorizontally
        horizontalAlignment: Image.AlignLeft
    }
}
