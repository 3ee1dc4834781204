import QtQuick
import kiosk.kit
import kiosk.experiences.energy_manager

// The day as it fills: what was used, what of it came over the line, the roof's forecast, the goal, the prices.
Item {
    id: root

    required property EnergyManagerController controller
    required property Hue hue

    // Beside the plot, where the signs of its lines stand.
    readonly property real gutter: Theme.rawMm * 11

    Icon {
        color: Theme.ink
        height: root.gutter * 0.9
        name: "sun"
        width: height
        y: Math.max(0, Math.min(plot.height - 2 * height, plot.height * (1 - root.controller.outlineStart) - height / 2))
    }
    Icon {
        color: root.hue.ink
        height: root.gutter * 0.9
        name: "bolt"
        width: height
        y: plot.height - height
    }
    Icon {
        color: Theme.stop
        height: root.gutter * 0.9
        name: "target"
        width: height
        x: root.width - width
        y: plot.height * (1 - root.controller.limit) - height / 2
    }
    TimeChart {
        id: plot

        accent: root.hue.ink
        anchors.bottom: prices.top
        anchors.bottomMargin: Theme.stroke * 2
        anchors.left: parent.left
        anchors.leftMargin: root.gutter
        anchors.right: parent.right
        anchors.rightMargin: root.gutter
        anchors.top: parent.top
        columns: root.controller.columns
        expected: Theme.star
        ground: root.hue.ground
        limit: root.controller.limit
        now: root.controller.now
        outline: root.controller.outline
    }
    Prices {
        id: prices

        anchors.bottom: parent.bottom
        controller: root.controller
        height: root.width > 15 * Theme.textSize ? Math.min(Theme.textSize * 1.55, root.height * 0.36) : root.height * 0.18
        hue: root.hue
        width: plot.width
        x: root.gutter
    }
}
