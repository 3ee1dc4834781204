pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// A drone around its own origin: flat layers, turned to its heading, tilted with the ground and stacked.
Item {
    id: root

    required property string kind
    required property real size
    required property real tilt
    property real heading: 0
    property bool loaded: false
    readonly property real thickness: size * 0.07 * Math.sqrt(1 - tilt * tilt)

    readonly property list<point> rotors: {
        switch (kind) {
        case "medical":
            return [Qt.point(0, -37), Qt.point(37, 0), Qt.point(0, 37), Qt.point(-37, 0)];
        case "unregistered":
            return [Qt.point(0, -36), Qt.point(35, 25), Qt.point(-35, 25)];
        default:
            return [Qt.point(-31, -30), Qt.point(31, -30), Qt.point(-31, 30), Qt.point(31, 30)];
        }
    }

    Repeater {
        model: root.loaded ? 2 : 0

        Deck {
            required property int index

            name: "parcel_under"
            size: root.size
            tilt: root.tilt
            heading: root.heading
            y: root.thickness * (5.4 - 1.2 * index)
        }
    }

    Deck {
        visible: root.loaded
        name: "parcel"
        size: root.size
        tilt: root.tilt
        heading: root.heading
        y: root.thickness * 3
    }

    Deck {
        name: "drone_" + root.kind + "_under"
        size: root.size
        tilt: root.tilt
        heading: root.heading
        y: root.thickness
    }

    Deck {
        id: top

        name: "drone_" + root.kind
        size: root.size
        tilt: root.tilt
        heading: root.heading

        Repeater {
            model: root.rotors

            Picture {
                id: rotor

                required property point modelData
                required property int index

                name: "rotor_" + root.kind
                width: root.size * 0.42
                height: width
                x: root.size * (modelData.x + 50) / 100 - width / 2
                y: root.size * (modelData.y + 50) / 100 - height / 2
                rotation: (rotor.index % 2 ? -1 : 1) * (Theme.phaseS * 500 + 40 * rotor.index) % 360
            }
        }
    }
}
