pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit
import kiosk.experiences.smart_farm

// The shade screen under the roof: pieces that slide out from under one another, down the slope.
Item {
    id: root

    required property SmartFarmController controller
    required property real unit

    property real share: controller?.screen ?? 0
    readonly property point slope: controller?.slope ?? Qt.point(0, 0)

    visible: share > 0.005

    Behavior on share {
        NumberAnimation {
            duration: Theme.motionMs * 3
            easing.type: Easing.InOutQuad
        }
    }

    Repeater {
        model: root.controller?.strips ?? null

        Picture {
            required property real across
            required property real down

            height: root.height
            name: "strip"
            width: root.width
            x: root.slope.x * across * root.share * root.unit
            y: root.slope.y * down * root.share * root.unit
        }
    }
}
