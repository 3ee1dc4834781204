import QtQuick
import kiosk.kit

// One of several: chosen, not chosen, and one that cannot be.
Row {
    spacing: Theme.gap

    Choice {
        checked: true
        kind: "choice"
        label: "보통"
        width: leastWidth
    }
    Choice {
        kind: "choice"
        label: "도전"
        width: leastWidth
    }
    Choice {
        enabled: false
        label: "이전"
        width: leastWidth
    }
}
