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
    readonly property rect piece: controller?.strip ?? Qt.rect(0, 0, 0, 0)
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

            height: root.piece.height * root.unit
            name: "strip"
            width: root.piece.width * root.unit
            x: (root.piece.x + root.slope.x * across * root.share) * root.unit
            y: (root.piece.y + root.slope.y * down * root.share) * root.unit
        }
    }
}
