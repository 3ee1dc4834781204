import QtQuick
import kiosk.kit

// An alert over its room. The one in hand is large and named; while its evidence is looked at a glass goes round.
Item {
    id: root

    required property real unit
    required property bool legible
    required property real mapX
    required property real mapY
    required property string picture
    required property string name
    required property bool chosen
    required property bool looking
    required property bool leaking
    property real arrived
    readonly property real size: (chosen ? 60 : 44) * unit

    x: mapX * unit
    y: (mapY + (chosen ? 1.6 * Math.sin(Theme.phaseS * 2.6) : 0)) * unit
    z: chosen ? 1 : 0

    NumberAnimation on arrived {
        duration: 2 * Theme.motionMs
        easing.type: Easing.OutBack
        to: 1
    }

    Picture {
        height: width * 76 / 60
        name: root.picture
        scale: 0.3 + 0.7 * root.arrived
        transformOrigin: Item.Bottom
        width: root.size
        x: -width / 2
        y: -height
    }

    Chip {
        // Near the upper edge there is no room over the pin.
        readonly property bool beside: root.mapY * root.unit < root.size * 76 / 60 + height + root.unit * 5

        alarm: root.leaking
        chosen: true
        visible: root.chosen && root.legible
        words: root.name
        x: beside ? root.size * 0.62 : Math.max(root.unit * 4 - root.x, Math.min(root.unit * 472 - root.x - width, -width / 2))
        y: beside ? -root.size * 0.8 - height / 2 : -root.size * 76 / 60 - height - root.unit * 2
    }

    Rectangle {
        color: Theme.action
        height: width
        radius: width / 2
        visible: root.looking
        width: root.size * 0.5
        x: root.size * 0.34 * Math.cos(Theme.phaseS * 4) - width / 2
        y: -root.size * (0.78 + 0.3 * Math.sin(Theme.phaseS * 4)) - height / 2

        Icon {
            anchors.centerIn: parent
            color: Theme.onAction
            height: parent.height * 0.66
            name: "search"
            width: height
        }
    }
}
