import QtQuick
import kiosk.kit
import kiosk.experiences.smart_farm

// The air in one line: how hard it pulls at the leaves, from dry on the left to wet on the right.
Surface {
    id: root

    required property SmartFarmController controller

    readonly property real least: gauge.implicitWidth + 2 * Theme.textSize + 4 * Theme.pad

    border.color: Theme.line
    border.width: Theme.highContrast ? Theme.stroke : 0
    implicitHeight: gauge.implicitHeight + Theme.pad * 1.2

    Icon {
        id: dry

        anchors.left: parent.left
        anchors.leftMargin: Theme.pad
        color: Theme.ink
        height: Theme.textSize
        name: "sun"
        width: height
        y: gauge.y + gauge.height - Theme.rawMm * 3 - height / 2
    }
    Gauge {
        id: gauge

        anchors.left: dry.right
        anchors.leftMargin: Theme.pad * 0.6
        anchors.right: wet.left
        anchors.rightMargin: Theme.pad * 0.6
        anchors.verticalCenter: parent.verticalCenter
        goodFrom: root.controller?.goodFrom ?? 0
        goodTo: root.controller?.goodTo ?? 1
        height: implicitHeight
        name: root.controller?.feels ?? ""
        value: root.controller?.pullShare ?? 0.5
        words: root.controller?.pull ?? ""
    }
    Icon {
        id: wet

        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        color: Theme.ink
        height: Theme.textSize
        name: "mist"
        width: height
        y: dry.y
    }
}
