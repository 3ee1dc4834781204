import QtQuick
import kiosk.kit

// One that waits, one whose patience is nearly gone, and the one the Desk speaks to.
Column {
    id: root

    spacing: Theme.gap

    QueueCard {
        detail: "물을 마시고 싶어요."
        icon: "person"
        title: "201호 김 님"
        waited: 0.3
        width: root.width
    }
    QueueCard {
        detail: "침대에서 일어나다 넘어질 뻔했어요."
        icon: "person"
        title: "204호 박 님"
        urgent: true
        waited: 0.9
        width: root.width
    }
    QueueCard {
        chosen: true
        detail: "약을 드실 시간이에요."
        icon: "medical"
        title: "207호 이 님"
        waited: 0.5
        width: root.width
    }
    QueueCard {
        chosen: true
        icon: "person"
        title: "209호 최 님"
        urgent: true
        width: root.width
    }
}
