import QtQuick
import kiosk.kit
import kiosk.experiences.smart_farm

// The hour, the temperature, and what the humidity sensor shows.
Column {
    id: root

    required property SmartFarmController controller
    // Without the hour, where there is little height.
    property bool short: false

    Chip {
        anchors.right: parent.right
        visible: !root.short
        words: root.controller?.clock ?? ""
    }
    Chip {
        alarm: root.controller?.harsh ?? false
        anchors.right: parent.right
        words: root.controller?.temperature ?? ""
    }
    Chip {
        alarm: root.controller?.doubtful ?? false
        anchors.right: parent.right
        icon: "sensor"
        words: root.controller?.humidity ?? ""
    }
}
