pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit
import kiosk.experiences.smart_farm

// The greenhouse under its sky. The instruments stand in the corners that the house leaves free; where these are too
// small, beside the house; where there is no room at all, banner and voice say what matters.
Item {
    id: root

    required property SmartFarmController controller

    readonly property bool guided: controller?.guided ?? false
    readonly property real edge: Theme.rawMm * 4
    readonly property real unit: scene.unit
    readonly property real besides: width - 400 * unit - 2 * edge
    readonly property real cardTop: height - edge - card.implicitHeight
    // Where the plinth's edge lets the card end, if the sheet stands at the right.
    readonly property real cardEnd: edge + besides + (10 + Math.max(0, (cardTop - edge) / unit - 206) * 2.3) * unit
    readonly property bool carded: guided && edge + card.implicitWidth <= cardEnd
    readonly property bool tagged: guided && tags.implicitWidth + edge <= 150 * unit && tags.implicitHeight <= 104 * unit
    readonly property bool aside: guided && !tagged && tags.implicitWidth + edge <= besides && tags.implicitHeight + 2 * edge <= height

    Accessible.name: qsTrId("smart_farm.scene-description")
    Accessible.role: Accessible.Graphic
    clip: true

    Sky {
        anchors.fill: parent
        controller: root.controller
    }
    Fitted {
        id: scene

        alongX: root.carded || root.aside ? 1 : 0.5
        alongY: root.guided ? 0 : 0.5
        anchors.fill: parent
        anchors.margins: root.edge
        // a little room below the plinth for the card
        sheetHeight: root.guided && root.height > root.width * 0.5 ? 338 : 320
        sheetWidth: 400

        House {
            controller: root.controller
            height: 320 * scene.unit
            unit: scene.unit
            width: 400 * scene.unit
        }
    }
    Instruments {
        id: tags

        controller: root.controller
        short: root.height < root.width * 0.5
        spacing: root.edge * 0.6
        visible: root.tagged || root.aside
        x: root.aside ? root.edge + (root.besides - width) / 2 : root.width - root.edge - width
        y: root.aside ? (root.height - height) / 2 : root.edge
    }
    AirCard {
        id: card

        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.edge
        anchors.left: parent.left
        anchors.leftMargin: root.edge
        controller: root.controller
        height: implicitHeight
        visible: root.carded && !root.aside
        width: implicitWidth
    }
}
