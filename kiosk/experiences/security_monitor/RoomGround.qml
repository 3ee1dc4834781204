import QtQuick
import kiosk.kit

// What lies on a room's floor: its line with everyday traffic, the frame of the chosen room, the barrier of one
// that is off the network.
Item {
    id: root

    required property real unit
    required property real mapX
    required property real mapY
    required property real barX
    required property real barY
    required property string route
    required property int packets
    required property bool chosen
    required property bool cut
    required property bool barred

    anchors.fill: parent

    Stream {
        breadth: 17
        count: root.packets
        picture: "packet"
        route: root.route
        tall: 17
        travelS: 11
        unit: root.unit
    }

    Picture {
        height: 150 * root.unit
        name: root.cut ? "room_cut" : ""
        width: 176 * root.unit
        x: (root.mapX - 84) * root.unit
        y: (root.mapY - 54) * root.unit
    }

    Picture {
        height: 150 * root.unit
        name: root.chosen ? "room_chosen" : ""
        width: 176 * root.unit
        x: (root.mapX - 84) * root.unit
        y: (root.mapY - 54) * root.unit
    }

    Picture {
        height: width
        name: root.cut || root.barred ? "line_cut" : ""
        width: 24 * root.unit
        x: root.barX * root.unit - width / 2
        y: root.barY * root.unit - height / 2
    }
}
