import QtQuick

// One flat layer of a drone, lying level: turned about its middle, then squashed with the ground.
Item {
    id: root

    required property string name
    required property real size
    required property real tilt
    required property real heading
    default property alias upon: plan.data

    Item {
        id: plan

        x: -root.size / 2
        y: -root.size / 2
        width: root.size
        height: root.size
        transform: [
            Rotation {
                origin.x: root.size / 2
                origin.y: root.size / 2
                angle: root.heading
            },
            Scale {
                origin.y: root.size / 2
                yScale: root.tilt
            }
        ]

        Picture {
            anchors.fill: parent
            name: root.name
        }
    }
}
