pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit
import kiosk.experiences.first_shop

// The street as a scene: ground, the houses, everybody on it, rain.
Fitted {
    id: root

    required property FirstShopController controller

    sheetHeight: controller.sheetHeight
    sheetWidth: controller.sheetWidth

    component Room: Picture {
        height: root.controller.sheetHeight * root.unit
        width: root.controller.sheetWidth * root.unit
    }

    Room {
        name: "ground_" + root.controller.place
    }
    Room {
        name: "next_" + (root.controller.rival.length > 0 ? "rival" : "empty")
    }
    Room {
        name: visible ? "wet" : ""
        visible: root.controller.raining
    }
    Room {
        name: "shop_" + root.controller.front
    }
    Sign {
        item: root.controller.rival
        spot: root.controller.rivalSign
        unit: root.unit
    }
    Sign {
        item: root.controller.menu
        planned: root.controller.planned
        spot: root.controller.sign
        unit: root.unit
    }
    Repeater {
        model: root.controller.people

        Person {
            unit: root.unit
        }
    }
    Rain {
        unit: root.unit
        visible: root.controller.raining
    }
}
