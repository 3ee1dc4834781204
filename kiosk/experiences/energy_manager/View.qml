import QtQuick
import kiosk.kit
import kiosk.experiences.energy_manager

// The block, and below it (beside it where the room is low) the day's curve.
Item {
    id: root

    required property EnergyManagerController controller

    readonly property bool low: width > height * 2.3
    readonly property real share: low ? 0.5 : 0.3

    Accessible.name: qsTrId("energy_manager.scene-description")
    Accessible.role: Accessible.Graphic
    clip: true

    Hue {
        id: hue

        deep: "#8A4B08"
        pale: "#FCEBD0"
    }
    Block {
        controller: root.controller
        height: root.low ? root.height : root.height * (1 - root.share) - Theme.pad * 0.6
        hue: hue
        width: root.low ? root.width * (1 - root.share) - Theme.pad * 0.6 : root.width
    }
    DayCurve {
        controller: root.controller
        height: root.low ? root.height : root.height * root.share
        hue: hue
        width: root.low ? root.width * root.share : root.width
        x: root.width - width
        y: root.height - height
    }
}
