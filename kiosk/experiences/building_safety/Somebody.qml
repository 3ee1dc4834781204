import QtQuick

// Somebody in the building, or outside it; who walks sways a little from step to step.
Item {
    id: root

    required property real atX
    required property real atY
    required property string picture
    required property bool strolls
    required property real tall
    required property real unit

    x: atX * unit
    y: atY * unit
    z: tall > 20 ? 1 : 0

    Picture {
        height: root.tall * 1.13 * root.unit
        name: root.picture
        width: height * 40 / 64
        x: -width / 2
        y: -height * 58 / 64 - (root.strolls ? 0.7 * Math.abs(Math.sin((root.atX + root.atY) * 0.5)) * root.unit : 0)
    }
}
