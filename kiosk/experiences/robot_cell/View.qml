pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit
import kiosk.experiences.robot_cell

// The robot's cell, and how much safety there is to spare: above the scene, or beside it where there is little height.
Item {
    id: root

    required property RobotCellController controller

    // Room beside and below the scene, and the width that is free in its lower corners, whose edges slope.
    readonly property real beside: (width - cell.sheetWidth * cell.unit) / 2
    readonly property real below: (cell.height - cell.sheetHeight * cell.unit) / 2
    readonly property real corner: beside + Math.min(337 * cell.unit, 337 * cell.unit - 1.88 * (legend.height + edge - below))
    readonly property bool flat: width > 2 * height
    readonly property real edge: Theme.pad * 0.5
    // How much of the width the scene keeps when words stand beside it.
    readonly property real scenery: Math.min(width, height * cell.sheetWidth / cell.sheetHeight)
    readonly property real free: flat ? width - scenery - 2 * edge : width - 2 * edge

    Accessible.name: qsTrId("robot_cell.scene-description")
    Accessible.role: Accessible.Graphic
    clip: true

    Workplace {
        id: cell

        alongX: root.flat ? 0 : 0.5
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        controller: root.controller
        height: root.flat || !gauge.visible ? root.height : root.height - gauge.height - 2 * root.edge
    }
    Gauge {
        id: gauge

        goodFrom: root.controller.goodFrom
        goodTo: 1
        name: root.controller.marginName
        value: root.controller.margin
        visible: implicitWidth <= root.free && (root.flat || implicitHeight < root.height * 0.25)
        width: Math.min(root.free, Math.max(implicitWidth, root.flat ? 0 : root.width * 0.7))
        words: root.controller.marginWords
        x: root.flat ? root.width - width - root.edge : (root.width - width) / 2
        y: root.edge
    }
    // where the gauge finds no room, its words do
    Chip {
        alarm: root.controller.margin < root.controller.goodFrom
        icon: alarm ? "warning" : "normal"
        visible: !gauge.visible && implicitWidth <= (root.flat ? root.free + 140 * cell.unit : root.beside + 260 * cell.unit)
        words: root.controller.marginBrief
        x: root.flat ? root.width - width - root.edge : root.edge
        y: root.edge
    }
    Column {
        id: legend

        readonly property bool fits: root.flat ? width <= root.free && gauge.height + height + 3 * root.edge < root.height : width < root.corner

        spacing: root.edge * 0.6
        visible: gauge.visible && fits
        x: root.flat ? gauge.x : root.edge
        y: root.flat ? gauge.y + gauge.height + root.edge : root.height - height - root.edge

        Legend {
            words: root.controller.fieldWords
        }
        Legend {
            alarm: root.controller.unsafe
            dashed: true
            words: root.controller.neededWords
        }
    }
    Chip {
        icon: "check"
        visible: legend.visible && !root.flat && width < root.corner
        words: root.controller.partsWords
        x: root.width - width - root.edge
        y: root.height - height - root.edge
    }
    Chip {
        alarm: true
        anchors.horizontalCenter: cell.horizontalCenter
        anchors.top: cell.top
        visible: root.controller.danger && implicitWidth < root.width * 0.5
        words: root.controller.dangerWords
    }
}
