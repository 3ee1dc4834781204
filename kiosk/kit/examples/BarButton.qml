import QtQuick
import kiosk.kit

// An icon above its words, and beside them where the whole bar has room for that.
Flow {
    spacing: Theme.gap

    BarButton {
        icon: "home"
        label: "처음으로"
        width: leastWidth
    }
    BarButton {
        beside: true
        icon: "help"
        label: "도움말"
        width: besideWidth
    }
}
