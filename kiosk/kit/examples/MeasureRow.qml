import QtQuick
import kiosk.kit

// A number of a play that is good, and one that is not yet.
Column {
    id: root

    spacing: Theme.gap

    MeasureRow {
        checked: true
        compare: "지난번 3번"
        detail: "0번"
        label: "너무 가까워진 때"
        note: "30 m보다 가까우면 위험해요."
        width: root.width
    }
    MeasureRow {
        detail: "72 %"
        label: "제때 도착"
        note: "열 대 가운데 아홉 대가 좋아요."
        width: root.width
    }
}
