pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit
import kiosk.experiences.energy_manager

// The block in its day: sky, houses, battery, cars and the grid line, on a sheet of 640 × 418 units.
Item {
    id: root

    required property EnergyManagerController controller
    required property Hue hue

    clip: true

    // Room enough for words beside things.
    readonly property bool roomy: width > 21 * Theme.textSize && height > 6.9 * Theme.textSize

    Rectangle {
        anchors.fill: parent
        color: Theme.tint
        radius: Theme.radius
        visible: !Theme.highContrast

        Rectangle {
            anchors.fill: parent
            color: Theme.actionPressed
            opacity: 0.7 * root.controller.dark
            radius: parent.radius
            visible: opacity > 0
        }
    }
    Fitted {
        id: scene

        anchors.fill: parent
        sheetHeight: 418
        sheetWidth: 640

        Sky {
            anchors.fill: parent
            controller: root.controller
            unit: scene.unit
        }
        Picture {
            anchors.fill: parent
            name: "block"
        }
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.actionPressed
        opacity: 0.45 * root.controller.dark
        radius: Theme.radius
        visible: !Theme.highContrast && opacity > 0
    }
    Fitted {
        anchors.fill: parent
        sheetHeight: 418
        sheetWidth: 640

        Picture {
            height: width
            name: "moon"
            opacity: Math.max(0, root.controller.dark * 2 - 1)
            visible: opacity > 0
            width: 70 * scene.unit
            x: 186 * scene.unit
            y: 6 * scene.unit
        }
        Picture {
            anchors.fill: parent
            name: "windows_0"
            opacity: root.controller.dark
            visible: opacity > 0
        }
        Picture {
            anchors.fill: parent
            name: "windows_1"
            opacity: root.controller.dark
            visible: opacity > 0 && !root.controller.saving
        }
        Lines {
            anchors.fill: parent
            controller: root.controller
            deep: root.hue.ink
            unit: scene.unit
        }
        Level {
            height: 60.3 * scene.unit
            share: root.controller.stored
            width: 55.4 * scene.unit
            x: 118 * scene.unit
            y: (237.6 - 60.3) * scene.unit
        }
        Repeater {
            model: root.controller.cars

            Car {
                unit: scene.unit
            }
        }
        Picture {
            height: width
            name: "sign"
            visible: root.controller.requestWords.length > 0
            width: 44 * scene.unit
            x: 529 * scene.unit
            y: (186 + 2 * Math.sin(Theme.phaseS * 3)) * scene.unit
        }
    }
    Labels {
        anchors.fill: parent
        controller: root.controller
        visible: root.roomy
    }
}
