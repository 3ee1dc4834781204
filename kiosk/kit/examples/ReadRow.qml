import QtQuick
import kiosk.kit

// Something to read, and two moments of a play: a good one and one that could have gone better.
Column {
    id: root

    spacing: Theme.gap

    ReadRow {
        label: "하는 일"
        note: "드론이 다니는 길을 보고 순서를 정해요."
        width: root.width
    }
    ReadRow {
        checked: true
        detail: "12초"
        judged: true
        label: "드론 2를 먼저 올려서 길이 비었어요."
        width: root.width
    }
    ReadRow {
        detail: "31초"
        judged: true
        label: "드론 5가 오래 기다렸어요."
        width: root.width
    }
}
