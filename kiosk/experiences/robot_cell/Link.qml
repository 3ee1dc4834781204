import QtQuick

// One link of the arm between two joints: its picture, 100 units long from 12, 12 on a sheet of 124 × 24, turned and
// stretched.
Item {
    id: root

    required property real angle
    required property real length
    required property real unit

    property real thick: 20
    // Sheet units of the picture's own units, before it is stretched.
    readonly property real grown: thick / 20

    Picture {
        id: bar

        antialiasing: true
        height: 24 * root.grown * root.unit
        name: "link"
        width: 124 * root.grown * root.unit
        x: -12 * root.grown * root.unit
        y: -12 * root.grown * root.unit

        transform: [
            Scale {
                origin.x: -bar.x
                origin.y: -bar.y
                xScale: root.length / (100 * root.grown)
                // the lit side stays above whichever way the link points
                yScale: Math.abs(root.angle) > 90 ? -1 : 1
            },
            Rotation {
                angle: root.angle
                origin.x: -bar.x
                origin.y: -bar.y
            }
        ]
    }
}
