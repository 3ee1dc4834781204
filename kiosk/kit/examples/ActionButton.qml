import QtQuick
import kiosk.kit

// Five states of a control of the Desk. There the Desk makes them, one for each Control of its model.
Column {
    id: root

    spacing: Theme.gap

    ActionButton {
        kind: "primary"
        label: "시작하기"
        width: root.width
    }
    ActionButton {
        coached: true
        deep: "#1F3FA8"
        icon: "up"
        label: "위로"
        note: "90 m로 올라가 길을 비켜요."
        pale: "#DCE6FD"
        width: root.width
    }
    ActionButton {
        deep: "#1F3FA8"
        icon: "wait"
        label: "기다리기"
        note: "8초 동안 제자리에 있어요."
        pale: "#DCE6FD"
        width: root.width
    }
    ActionButton {
        enabled: false
        icon: "down"
        label: "아래로"
        note: "이미 가장 낮아요."
        width: root.width
    }
    ActionButton {
        icon: "pause"
        kind: "quiet"
        label: "잠시 멈춤"
        width: root.width
    }
}
