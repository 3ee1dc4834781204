import QtQuick

// The town, drawn once at one size; the camera only slides and scales the finished picture.
Item {
    id: root

    required property MapFrame frame
    // Pixels the map is wide in the drawing: where the camera mostly stands.
    readonly property real drawn: Math.round(frame.droneSize * 15)

    x: frame.across(-frame.bleedX)
    y: frame.down(-frame.bleedTop, 0)
    scale: frame.mapWidth / Math.max(1, drawn)
    transformOrigin: Item.TopLeft

    Picture {
        name: "ground"
        width: root.drawn * (1 + 2 * root.frame.bleedX)
        height: root.drawn * root.frame.tilt * (1 + root.frame.bleedTop + root.frame.bleedBottom)
    }
}
