import QtQuick
import kiosk.kit

// How many came how far.
Column {
    id: root

    spacing: Theme.gap

    BarRow {
        detail: "47번"
        label: "1단계까지"
        value: 100
        width: root.width
    }
    BarRow {
        detail: "38번"
        label: "3단계까지"
        value: 81
        width: root.width
    }
}
