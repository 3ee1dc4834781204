pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit
import kiosk.experiences.security_monitor

// What is known of the alert in hand: the gauge and three cards, side by side or, where it is narrow, below.
Rectangle {
    id: root

    required property SecurityMonitorController controller
    required property bool narrow

    readonly property real inset: Theme.rawMm * 4
    readonly property real cardWidth: narrow ? (width - 4 * inset) / 3 : (width - 6 * inset) * 0.195
    readonly property real leastWidth: chance.leastWidth + 2 * inset

    border.color: Theme.line
    border.width: Theme.highContrast ? Theme.stroke : 0
    color: Theme.surface
    height: narrow ? chance.height + cards.height + 3 * inset : Math.max(chance.height, cards.height) + 2 * inset
    opacity: controller.active ? 1 : 0.6
    radius: Theme.radius

    Chance {
        id: chance

        controller: root.controller
        width: root.narrow ? root.width - 2 * root.inset : root.width - cards.width - 4 * root.inset
        x: root.inset
        y: root.narrow ? root.inset : (root.height - height) / 2
    }

    Row {
        id: cards

        spacing: root.inset
        x: root.width - width - root.inset
        y: root.height - height - root.inset

        Repeater {
            model: root.controller.cards

            Evidence {
                looked: root.controller.looked
                width: root.cardWidth
            }
        }
    }
}
