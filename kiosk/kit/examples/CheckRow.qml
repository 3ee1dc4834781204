import QtQuick
import kiosk.kit

// Three lines of a checklist: in order, to be seen to, and not to be told.
Column {
    id: root

    spacing: Theme.gap

    CheckRow {
        icon: "check"
        label: "화면"
        note: "화면 크기가 맞아요."
        width: root.width
    }
    CheckRow {
        icon: "warning"
        label: "프린터"
        note: "종이가 없어요. 새 종이를 넣어 주세요."
        width: root.width
    }
    CheckRow {
        icon: "minus"
        label: "시계"
        note: "인터넷이 없어 견줄 시각이 없어요."
        width: root.width
    }
}
