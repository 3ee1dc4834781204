import QtQuick
import kiosk.kit

// Off, on, and one that cannot be switched now.
Column {
    id: root

    spacing: Theme.gap

    SwitchRow {
        icon: "volume"
        kind: "switch"
        label: "음성 안내"
        width: root.width
    }
    SwitchRow {
        checked: true
        icon: "contrast"
        kind: "switch"
        label: "고대비"
        width: root.width
    }
    SwitchRow {
        enabled: false
        kind: "switch"
        label: "담기"
        note: "3개까지 담을 수 있어요."
        width: root.width
    }
}
