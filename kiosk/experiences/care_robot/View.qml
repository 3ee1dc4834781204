pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit
import kiosk.experiences.care_robot

// The neighbourhood: the ground as one picture, homes' signs of life, who goes about its streets, what is asked for.
Item {
    id: root

    required property CareRobotController controller
    // Words beside things only where they do not crowd the scene.
    readonly property bool worded: controller.guided && scene.unit * 22 >= Theme.textSize

    Accessible.name: qsTrId("care_robot.scene-description")
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
        Repeater {
            model: root.controller.dots

            Rectangle {
                required property real atX
                required property real atY
                required property bool person

                color: person ? Theme.good : Theme.action
                height: width
                radius: person ? width * 0.15 : width / 2
                rotation: person ? 45 : 0
                width: 3.4 * scene.unit
                x: atX * scene.unit - width / 2
                y: atY * scene.unit - height / 2
            }
        }
        Item {
            anchors.fill: parent

            Repeater {
                model: root.controller.homes

                Doorstep {
                    numbered: root.worded
                    unit: scene.unit
                }
            }
            Repeater {
                model: root.controller.helpers

                Helper {
                    unit: scene.unit
                }
            }
        }
        Item {
            anchors.fill: parent

            Repeater {
                model: root.controller.bubbles

                Bubble {
                    unit: scene.unit
                    worded: root.worded
                }
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
        words: root.controller.refusal
        x: root.width - width - Theme.rawMm * 3
        y: Theme.rawMm * 3
    }
    Chip {
        icon: "leaf"
        visible: root.worded && width < root.width * 0.4
        words: root.controller.lonely
        x: Theme.rawMm * 3
        y: root.height - height - Theme.rawMm * 3
    }
}
