import QtQuick
import kiosk.kit

// Beside the scene, where a low room is wide: what is signalled and whether a second sensor agrees, large enough to be seen.
Item {
    id: root

    required property BuildingSafetyController controller
    // Width of the room that is left over at each side of the scene.
    required property real room
    readonly property real side: Math.min(room * 0.8, height * 0.8)
    readonly property string second: controller.askedSecond

    visible: controller.askedKind.length > 0 && side > Theme.rawMm * 30

    Surface {
        border.color: Theme.action
        border.width: Theme.stroke * 2
        height: root.side
        width: root.side
        x: (root.room - width) / 2
        y: (root.height - height) / 2

        Picture {
            anchors.centerIn: parent
            height: width
            name: root.controller.askedKind
            width: root.side * 0.62
        }
    }
    Surface {
        height: root.side
        width: root.side
        x: root.width - (root.room + width) / 2
        y: (root.height - height) / 2

        Icon {
            anchors.centerIn: parent
            color: root.second === "yes" ? Theme.stop : root.second === "no" ? Theme.ink : Theme.muted
            height: width
            name: root.second === "yes" ? "warning" : root.second === "no" ? "minus" : "wait"
            width: root.side * 0.6
        }
    }
}
