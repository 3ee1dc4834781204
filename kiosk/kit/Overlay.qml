import QtQuick
import kiosk.kit

// A card over the dimmed screen: one question, its answers. Nothing behind it can be touched meanwhile.
Item {
    id: root

    // How far the card still is from its place, 1..0: it rises from below while the dim grows.
    property real away: 0
    property alias desk: desk.model
    default property alias sections: pages.sections
    property string text
    property string title

    readonly property bool large: Theme.zoom > 130
    readonly property bool wide: width > height
    readonly property real roomWidth: Math.min(width - 2 * Theme.margin, Theme.mm * (wide ? 420 : 360))
    readonly property real wholeHeight: pages.need + desk.need + Theme.space + 2 * pad
    readonly property real leastHeight: pages.least + desk.least + Theme.space + 2 * pad
    readonly property real gathering: Math.max(height * Theme.reach - 2 * Theme.space, Math.min(height * Theme.limit - 2 * Theme.space, wholeHeight), leastHeight)
    readonly property real roomHeight: Math.min(height - 2 * Theme.space, Theme.gathered ? gathering : height)
    readonly property real pad: Theme.pad * (large ? 1.2 : 2)
    readonly property real room: roomHeight - 2 * pad - Theme.space

    signal pressed(string actionId)

    Accessible.name: title
    Accessible.role: Accessible.Dialog

    Rectangle {
        anchors.fill: parent
        color: "#16181D"
        opacity: 0.62 * (1 - root.away)
    }
    Surface {
        id: card

        readonly property real deskHeight: Math.max(desk.least, Math.min(desk.need, Math.max(Math.min(root.room * 0.45, root.room - pages.least), root.room - pages.need)))

        anchors.horizontalCenter: parent.horizontalCenter
        border.color: Theme.line
        border.width: Theme.highContrast ? Theme.stroke * 2 : 0
        height: Math.min(root.roomHeight, pages.need + Theme.space + desk.need + 2 * root.pad)
        opacity: Math.min(1, 2 * (1 - root.away))
        radius: Theme.radius * 1.6
        width: root.roomWidth
        transform: Translate {
            y: Theme.travel * root.away
        }
        y: Theme.gathered ? root.height - height - Theme.space : (root.height - height) / 2

        Pages {
            id: pages

            height: card.height - card.deskHeight - Theme.space - 2 * root.pad
            width: card.width - 2 * root.pad
            x: root.pad
            y: root.pad
        }
        Desk {
            id: desk

            height: card.deskHeight
            width: pages.width
            x: root.pad
            y: card.height - height - root.pad

            onPressed: actionId => root.pressed(actionId)
        }
    }
}
