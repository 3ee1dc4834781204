import QtQuick
import kiosk.kit
import kiosk.experiences.energy_manager

// The numbers of the block, at the side where each thing stands: time, roof, houses, battery; grid line,
// money so far, cars.
Item {
    id: root

    required property EnergyManagerController controller

    readonly property int gap: Math.round(Theme.pad * 0.4)

    Column {
        spacing: root.gap
        x: root.gap
        y: root.gap

        Tag {
            icon: "hours"
            words: root.controller.clockWords
        }
        Tag {
            icon: "sun"
            words: root.controller.solarWords
        }
        Tag {
            chosen: root.controller.saving
            icon: root.controller.saving ? "less" : "home"
            words: root.controller.loadWords
        }
    }
    Tag {
        icon: "battery"
        words: root.controller.batteryWords
        x: root.gap
        y: Math.round(root.height - height - root.gap)
    }
    Tag {
        icon: "car"
        visible: root.controller.anyCar
        words: root.controller.carsWords
        x: Math.round(root.width - width - root.gap)
        y: Math.round(root.height - height - root.gap)
    }
    Column {
        x: Math.round(root.width - width - root.gap)
        spacing: root.gap
        y: root.gap

        Tag {
            alarm: root.controller.overGoal
            anchors.right: parent.right
            icon: root.controller.overGoal ? "warning" : "bolt"
            words: root.controller.gridWords
        }
        Tag {
            anchors.right: parent.right
            icon: "price"
            words: root.controller.savedWords
        }
        Tag {
            alarm: !root.controller.requestKept
            anchors.right: parent.right
            chosen: root.controller.requestKept
            icon: root.controller.requestKept ? "check" : "broadcast"
            visible: words.length > 0
            words: root.controller.requestWords
        }
    }
}
