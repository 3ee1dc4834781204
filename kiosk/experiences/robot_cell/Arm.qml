pragma ComponentBehavior: Bound

import QtQuick
import kiosk.experiences.robot_cell

// The arm over its foot: two links, three joints, the gripper and what it holds.
Item {
    id: root

    required property RobotCellController controller
    required property real unit

    component Joint: Picture {
        required property point spot
        required property real size

        height: size * root.unit
        name: "joint"
        width: height
        x: spot.x * root.unit - width / 2
        y: spot.y * root.unit - height / 2
    }

    Picture {
        height: 12 * root.unit
        name: "spot"
        width: 24 * root.unit
        x: root.controller.under.x * root.unit - width / 2
        y: root.controller.under.y * root.unit - height / 2
    }
    Repeater {
        model: root.controller.links

        Link {
            required property string key
            required property real x0
            required property real y0

            thick: key === "upper" ? 20 : 17
            unit: root.unit
            x: x0 * root.unit
            y: y0 * root.unit
        }
    }
    Joint {
        spot: root.controller.shoulder
        size: 29
    }
    Joint {
        spot: root.controller.elbow
        size: 25
    }
    Picture {
        height: 50 * root.unit
        name: root.controller.carried
        visible: name.length > 0
        width: height
        x: root.controller.wrist.x * root.unit - width / 2
        y: root.controller.wrist.y * root.unit - height * 0.7 + 27 * root.unit
    }
    Picture {
        height: 26 * root.unit
        name: root.controller.gripping ? "grip_shut" : "grip_open"
        width: height
        x: root.controller.wrist.x * root.unit - width / 2
        y: root.controller.wrist.y * root.unit
    }
    Joint {
        spot: root.controller.wrist
        size: 19
    }
}
