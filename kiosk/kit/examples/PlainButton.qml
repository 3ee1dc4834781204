import QtQuick
import kiosk.kit

// A button that no model offers, and one with nothing to do now.
Row {
    spacing: Theme.gap

    PlainButton {
        label: "다음 쪽"
        width: leastWidth + Theme.pad * 2
    }
    PlainButton {
        enabled: false
        label: "이전 쪽"
        width: leastWidth + Theme.pad * 2
    }
}
