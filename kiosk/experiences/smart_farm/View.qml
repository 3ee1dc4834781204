pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit
import kiosk.experiences.smart_farm

// The greenhouse under its sky; the instruments stand beside it where there is room for them.
Item {
    id: root

    required property SmartFarmController controller

    readonly property bool guided: controller?.guided ?? false
    readonly property real edge: Theme.rawMm * 4
    readonly property bool carded: guided && card.least + 2 * edge <= width && card.implicitHeight <= height * 0.26
    readonly property bool tagged: guided && tags.width <= width * 0.36 && tags.height <= height * 0.5

    Accessible.name: qsTrId("smart_farm.scene-description")
    Accessible.role: Accessible.Graphic
    clip: true

    Sky {
        anchors.fill: parent
        controller: root.controller
    }
    Fitted {
        id: scene

        anchors.bottomMargin: root.carded ? card.height + 1.5 * root.edge : root.edge
        anchors.fill: parent
        anchors.margins: root.edge
        sheetHeight: 320
        sheetWidth: 400

        House {
            anchors.fill: parent
            controller: root.controller
            unit: scene.unit
        }
    }
    Column {
        id: tags

        anchors.right: parent.right
        anchors.rightMargin: root.edge
        spacing: root.edge * 0.6
        visible: root.tagged
        y: root.edge

        Chip {
            anchors.right: parent.right
            icon: "hours"
            words: root.controller?.clock ?? ""
        }
        Chip {
            anchors.right: parent.right
            icon: "heat"
            words: root.controller?.temperature ?? ""
        }
        Chip {
            alarm: root.controller?.doubtful ?? false
            anchors.right: parent.right
            icon: "sensor"
            words: root.controller?.humidity ?? ""
        }
    }
    AirCard {
        id: card

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: root.edge
        anchors.right: parent.right
        controller: root.controller
        height: implicitHeight
        visible: root.carded
    }
}
