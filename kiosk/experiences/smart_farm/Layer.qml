import QtQuick
import kiosk.kit

// A layer of the scene, as large as its sheet; what is not there is not drawn.
Picture {
    id: root

    property real shown: 1

    anchors.fill: parent
    opacity: shown
    visible: opacity > 0.01

    Behavior on opacity {
        NumberAnimation {
            duration: Theme.motionMs * 2
        }
    }
}
