pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// How full something is, on an upright wall that faces the lower left: a part of it filled from below.
Item {
    id: root

    required property real share
    // Of the wall, as it is seen.
    property color fill: Theme.good

    transform: Matrix4x4 {
        matrix: Qt.matrix4x4(1, 0, 0, 0, 0.5, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)
    }

    Rectangle {
        anchors.bottom: parent.bottom
        color: root.fill
        height: parent.height * Math.max(0, Math.min(1, root.share))
        width: parent.width
    }
    Repeater {
        model: 3

        Rectangle {
            required property int index

            color: Theme.ink
            height: Math.max(1, root.height * 0.03)
            opacity: 0.5
            width: root.width
            y: root.height * (index + 1) / 4
        }
    }
}
