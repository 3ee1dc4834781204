pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit
import kiosk.experiences.robot_cell

// The cell as a scene: floor, zones, belt, arm, people, from back to front.
Fitted {
    id: root

    required property RobotCellController controller

    sheetHeight: controller.sheetHeight
    sheetWidth: controller.sheetWidth

    component Room: Picture {
        height: root.controller.sheetHeight * root.unit
        width: root.controller.sheetWidth * root.unit
    }

    Room {
        name: "floor"
    }
    Zone {
        middle: root.controller.middle
        name: "needed_short"
        radius: root.controller.neededRadius
        unit: root.unit
        visible: root.controller.unsafe
    }
    Zone {
        middle: root.controller.middle
        name: root.controller.condition === "hold" ? "field_held" : "field"
        radius: root.controller.fieldRadius
        unit: root.unit
    }
    Beam {
        middle: root.controller.middle
        radius: root.controller.fieldRadius
        sweepS: root.controller.sweepS
        unit: root.unit
    }
    Zone {
        middle: root.controller.middle
        name: "needed"
        radius: root.controller.neededRadius
        unit: root.unit
        visible: !root.controller.unsafe
    }
    Room {
        name: visible ? "lane_" + root.controller.fence : ""
        visible: root.controller.fence.length > 0
    }
    Room {
        name: "blind"
        visible: root.controller.blind
    }
    Room {
        name: "lamp_" + root.controller.condition
    }
    Room {
        name: "belt"
    }
    Repeater {
        model: root.controller.belt

        Part {
            unit: root.unit
        }
    }
    Room {
        name: "foot"
    }
    Part {
        picture: "head_" + root.controller.sensor
        seen: 1
        spotX: root.controller.head.x
        spotY: root.controller.head.y
        unit: root.unit
    }
    Repeater {
        model: root.controller.stack

        Part {
            unit: root.unit
        }
    }
    Arm {
        controller: root.controller
        unit: root.unit
    }
    Room {
        name: visible ? "fence_" + root.controller.fence : ""
        visible: root.controller.fence.length > 0
        z: 1
    }
    Repeater {
        model: root.controller.people

        Person {
            required property bool inside

            unit: root.unit
            z: inside ? 0 : 2
        }
    }
    Coming {
        place: root.controller.entrance
        unit: root.unit
        visible: root.controller.expecting
        z: 3
    }
    Standing {
        condition: root.controller.condition
        unit: root.unit
        x: root.controller.shoulder.x * root.unit
        y: root.controller.shoulder.y * root.unit
        z: 3
    }
}
