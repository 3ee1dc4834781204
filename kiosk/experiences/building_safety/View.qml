pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit
import kiosk.experiences.building_safety

// The building cut open: who is where, smoke and fire, the lift, and what its sensors report beside it.
Item {
    id: root

    required property BuildingSafetyController controller
    // Words beside things only where they do not crowd the scene.
    readonly property bool worded: controller.guided && scene.unit * 21 >= Theme.textSize

    Accessible.name: qsTrId("building_safety.scene-description")
    Accessible.role: Accessible.Graphic
    clip: true

    Fitted {
        id: scene

        anchors.fill: parent
        sheetHeight: root.controller.sheetHeight
        sheetWidth: root.controller.sheetWidth

        Picture {
            anchors.fill: parent
            name: "ground"
        }
        Picture {
            height: width
            name: "fan"
            rotation: root.controller.vented ? Theme.phaseS * 110 : 0
            width: 19 * scene.unit
            x: 135.5 * scene.unit
            y: 9 * scene.unit
        }
        Picture {
            height: 27 * scene.unit
            name: root.controller.liftStuck ? "lift_stuck" : "lift"
            width: 20 * scene.unit
            x: 231 * scene.unit
            y: root.controller.liftY * scene.unit - height - 1
        }
        Repeater {
            model: root.controller.things

            Picture {
                required property real atX
                required property real atY
                required property bool flickers
                required property real high
                required property string picture
                required property real wide

                height: high * scene.unit
                name: picture
                rotation: flickers ? 3 * Math.sin(Theme.phaseS * 2.2 + atX) : 0
                transformOrigin: Item.Bottom
                width: wide * scene.unit
                x: atX * scene.unit - width / 2
                y: atY * scene.unit - height
            }
        }
        Repeater {
            model: root.controller.figures

            Somebody {
                unit: scene.unit
            }
        }
        Picture {
            height: 44 * scene.unit
            name: "engine"
            visible: root.controller.engine > 0
            width: 88 * scene.unit
            x: (408 - 92 * root.controller.engine) * scene.unit
            y: 196 * scene.unit
        }
        Repeater {
            model: root.controller.storeys

            Level {
                unit: scene.unit
                worded: root.worded
            }
        }
        Repeater {
            model: root.controller.signs

            Callout {
                unit: scene.unit
                worded: root.worded
            }
        }
    }
    Beside {
        anchors.fill: parent
        controller: root.controller
        room: (root.width - scene.unit * root.controller.sheetWidth) / 2
    }
    Chip {
        icon: "hours"
        visible: root.worded
        words: root.controller.clock
        x: Theme.rawMm * 3
        y: Theme.rawMm * 3
    }
    Chip {
        alarm: true
        visible: root.worded && words.length > 0
        words: root.controller.engineWords
        x: root.width - width - Theme.rawMm * 3
        y: Theme.rawMm * 3
    }
}
