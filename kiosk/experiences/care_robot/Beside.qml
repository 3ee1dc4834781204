import QtQuick
import kiosk.kit

// Beside the scene, where a low room is wide: what is asked for, and the plant at the door, large enough to be seen.
Item {
    id: root

    required property CareRobotController controller
    // Width of the room that is left over at each side of the scene.
    required property real room
    readonly property real side: Math.min(room * 0.8, height * 0.8)
    readonly property bool asked: controller.askedKind.length > 0

    visible: asked && side > Theme.rawMm * 30

    Surface {
        border.color: Theme.ink
        border.width: Theme.stroke * 2
        height: root.side
        width: root.side
        x: (root.room - width) / 2
        y: (root.height - height) / 2

        Picture {
            height: width
            name: root.asked ? "kind_" + root.controller.askedKind : ""
            width: root.side * 0.58
            x: (root.side - width) / 2
            y: root.side * 0.1
        }
        Patience {
            height: root.side * 0.13
            over: root.controller.askedOver
            spent: root.controller.askedSpent
            width: root.side * 0.76
            x: root.side * 0.12
            y: root.side * 0.77
        }
    }
    Picture {
        height: width
        name: "plant_" + root.controller.askedDroop
        rotation: 1.5 * Math.sin(Theme.phaseS * 1.1)
        transformOrigin: Item.Bottom
        width: root.side * 0.9
        x: root.width - (root.room + width) / 2
        y: (root.height - height) / 2
    }
    Picture {
        height: width
        name: "no_robot"
        visible: root.controller.askedRefuses
        width: root.side * 0.46
        x: root.width - root.room * 0.5
        y: root.height * 0.5
    }
}
