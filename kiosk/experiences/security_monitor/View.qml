pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit
import kiosk.experiences.security_monitor

// The company's floor, and over or beside it what is known of the alert in hand: the gauge and its three cards.
Item {
    id: root

    required property SecurityMonitorController controller

    readonly property bool wide: width > 1.75 * height
    readonly property real gap: Theme.rawMm * 3
    readonly property real panelWidth: wide ? Math.min(width * 0.44, Math.max(width - height * 1.6, width * 0.3)) : width - 2 * gap
    readonly property bool roomy: wide ? panelWidth >= panel.leastWidth && panel.height <= height : height - panel.height > height * 0.5

    Accessible.name: qsTrId("security_monitor.scene-description")
    Accessible.role: Accessible.Graphic
    clip: true

    Panel {
        id: panel

        controller: root.controller
        narrow: root.wide
        visible: root.controller.guided && root.roomy
        width: root.panelWidth
        x: root.wide ? root.width - width - root.gap : root.gap
        y: root.wide ? (root.height - height) / 2 : root.gap
    }

    Floor {
        controller: root.controller
        height: panel.visible && !root.wide ? root.height - y : root.height
        width: panel.visible && root.wide ? panel.x : root.width
        y: panel.visible && !root.wide ? panel.y + panel.height : 0
    }
}
