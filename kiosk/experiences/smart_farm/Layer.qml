import QtQuick
import kiosk.kit

// A layer of the scene, as large as its sheet; what is not there is not drawn.
Picture {
    id: root

    property real shown: 1
    // Whether it follows the model, which is slow by itself, and not a touch, which wants a fade.
    property bool creeping: false

    anchors.fill: parent
    // In steps: following the model from moment to moment would draw the whole house anew in every frame.
    opacity: Math.round(shown * 25) / 25
    visible: opacity > 0.01

    Behavior on opacity {
        enabled: !root.creeping

        NumberAnimation {
            duration: Theme.motionMs * 2
        }
    }
}
