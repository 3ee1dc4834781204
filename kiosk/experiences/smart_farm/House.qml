pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit
import kiosk.experiences.smart_farm

// The greenhouse in layers, from the far wall to the front roof, with what grows, drifts and glows between them.
Item {
    id: root

    required property SmartFarmController controller
    required property real unit

    readonly property int fog: controller?.fog ?? 0
    readonly property int heat: controller?.heat ?? 0
    // A breath of dew is not seen yet.
    readonly property real dew: Math.max(0, ((controller?.mist ?? 0) - 0.25) / 0.75)
    readonly property int vent: controller?.vent ?? 0

    Layer {
        name: "back"
    }
    Layer {
        creeping: true
        name: "mist_back"
        shown: root.dew
    }
    Layer {
        name: "dial"
    }
    Dial {
        controller: root.controller
        unit: root.unit
    }
    Layer {
        creeping: true
        name: "sunlight"
        shown: root.controller?.brightness ?? 0
    }
    Layer {
        name: "pipes_warm"
        shown: root.heat * 0.5
    }
    Item {
        anchors.fill: parent

        Repeater {
            model: root.controller?.plants ?? null

            Plant {
                controller: root.controller
                unit: root.unit
            }
        }
        Repeater {
            model: root.controller?.warmths ?? null

            Drift {
                height: 40 * root.unit
                name: "wisp"
                slow: 3
                strength: root.heat * 0.5
                unit: root.unit
                width: 20 * root.unit
            }
        }
        Repeater {
            model: root.controller?.puffs ?? null

            Drift {
                height: 52 * root.unit
                name: "puff"
                rise: -22
                sideways: 12
                slow: 6
                strength: root.fog * 0.5
                unit: root.unit
                width: 82 * root.unit
            }
        }
        Picture {
            height: 80 * root.unit
            name: "walker"
            visible: root.controller?.checking ?? false
            width: 40 * root.unit
            x: (root.controller?.walker.x ?? 0) * root.unit - 18 * root.unit
            y: (root.controller?.walker.y ?? 0) * root.unit - 70 * root.unit
            z: 2.5
        }
    }
    Layer {
        name: "lamps_on"
        shown: root.controller?.lit ? 1 : 0
    }
    Cloth {
        anchors.fill: parent
        controller: root.controller
        unit: root.unit
    }
    Layer {
        creeping: true
        name: "mist_front"
        shown: root.dew
    }
    Layer {
        name: "front"
    }
    Repeater {
        model: 3

        Layer {
            required property int index

            name: "vents_" + index
            shown: index === root.vent ? 1 : 0
        }
    }
    Repeater {
        model: root.controller?.escapes ?? null

        Drift {
            height: 36 * root.unit
            name: "wisp"
            rise: 34
            slow: 3.4
            strength: 0.9 * (root.controller?.escaping ?? 0)
            unit: root.unit
            width: 18 * root.unit
        }
    }
}
