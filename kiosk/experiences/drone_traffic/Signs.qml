import QtQuick
import kiosk.kit

// What a drone is and what it has been told, beside it: above all drones, because one that flies behind another must be
// read too.
Item {
    id: root

    required property MapFrame frame
    required property real mapX
    required property real mapY
    required property real lift
    required property string order
    required property bool batteryLow
    required property string kind
    required property bool selected
    required property bool conflicting
    required property real presence
    property real arrived
    readonly property real size: frame.droneSize * (0.94 + 0.12 * lift)
    readonly property real badge: frame.droneSize * 0.4
    // Smaller than this no sign can be read: on a narrow strip the Desk and the banner say it alone.
    readonly property bool legible: badge >= Theme.rawMm * 6

    x: frame.across(mapX)
    y: frame.down(mapY, lift)
    z: mapY + (selected ? 2 : conflicting ? 1 : 0)
    opacity: arrived * presence

    NumberAnimation on arrived {
        duration: 2 * Theme.motionMs
        to: 1
    }

    Picture {
        visible: root.legible && name.length > 0
        name: root.kind === "unregistered" ? "mark_unknown" : root.kind === "medical" ? "mark_medical" : root.batteryLow ? "mark_battery" : ""
        width: root.badge
        height: width
        x: root.size * 0.16
        y: -root.size * 0.24 - height
    }

    Rectangle {
        visible: root.legible && root.order.length > 0
        width: root.badge
        height: width
        x: -root.size * 0.34 - width * 0.7
        y: -root.size * 0.14 - height * 0.9
        radius: width / 2
        color: Theme.action
        border.width: Math.max(1, width * 0.06)
        border.color: Theme.onAction

        Icon {
            anchors.centerIn: parent
            height: parent.height * 0.62
            width: height
            color: Theme.onAction
            name: root.order
            weight: 3
        }
    }
}
