import QtQuick
import kiosk.kit

// The same tank, small, for the hall.
Item {
    id: root

    Accessible.ignored: true

    Rectangle {
        anchors.centerIn: parent
        border.color: Theme.ink
        border.width: Theme.stroke
        color: Theme.surface
        height: Math.min(root.width, root.height) * 0.8
        radius: Theme.radius
        width: height

        Rectangle {
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.margins: Theme.stroke
            anchors.right: parent.right
            bottomLeftRadius: Theme.radius
            bottomRightRadius: Theme.radius
            color: Theme.good
            height: parent.height / 2
        }
    }
}
