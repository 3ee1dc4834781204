pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit
import kiosk.experiences.first_shop

// The tank seen from the side: its water, and the band where it should be.
Item {
    id: root

    required property FirstShopController controller

    Accessible.name: qsTrId("first_shop.scene-description")
    Accessible.role: Accessible.Graphic

    Rectangle {
        id: tank

        anchors.centerIn: parent
        border.color: Theme.ink
        border.width: Theme.stroke
        color: Theme.surface
        height: Math.min(root.height * 0.9, root.width * 0.7)
        radius: Theme.radius
        width: height

        Rectangle {
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.margins: Theme.stroke
            anchors.right: parent.right
            bottomLeftRadius: Theme.radius
            bottomRightRadius: Theme.radius
            color: root.controller.good ? Theme.good : Theme.caution
            height: (tank.height - 2 * Theme.stroke) * root.controller.water
        }

        Rectangle {
            border.color: Theme.ink
            border.width: Theme.stroke
            color: "transparent"
            height: tank.height * (root.controller.bandTo - root.controller.bandFrom)
            width: tank.width
            y: tank.height * (1 - root.controller.bandTo)
        }
    }

    Rectangle {
        anchors.bottom: tank.top
        anchors.bottomMargin: -height / 2
        anchors.horizontalCenter: tank.horizontalCenter
        color: Theme.paper
        height: words.implicitHeight + Theme.gap
        radius: Theme.radius
        width: words.implicitWidth + 2 * Theme.gap

        Text {
            id: words

            anchors.centerIn: parent
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.textSize
            text: root.controller.height
        }
    }
}
