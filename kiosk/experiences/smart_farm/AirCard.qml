import QtQuick
import kiosk.kit
import kiosk.experiences.smart_farm

// The air in one line: how it is for the leaves, from dry on the left to damp on the right.
Surface {
    id: root

    required property SmartFarmController controller

    border.color: Theme.line
    border.width: Theme.highContrast ? Theme.stroke : 0
    implicitHeight: gauge.implicitHeight + Theme.pad
    // as wide as the longest of its three sentences, so that it never jumps
    implicitWidth: Theme.textSize * 11.2 + 2 * Theme.pad

    Icon {
        id: dry

        anchors.left: parent.left
        anchors.leftMargin: Theme.pad * 0.7
        color: Theme.ink
        height: Theme.textSize * 0.9
        name: "sun"
        width: height
        y: gauge.y + gauge.height - Theme.rawMm * 3 - height / 2
    }
    Gauge {
        id: gauge

        anchors.left: dry.right
        anchors.leftMargin: Theme.pad * 0.7
        anchors.right: wet.left
        anchors.rightMargin: Theme.pad * 0.7
        goodFrom: root.controller?.goodFrom ?? 0
        goodTo: root.controller?.goodTo ?? 1
        height: implicitHeight
        name: root.controller?.feels ?? ""
        value: root.controller?.pullShare ?? 0.5
        words: ""
        y: Theme.pad * 0.4
    }
    Icon {
        id: wet

        anchors.right: parent.right
        anchors.rightMargin: Theme.pad * 0.7
        color: Theme.ink
        height: dry.height
        name: "mist"
        width: height
        y: dry.y
    }
}
