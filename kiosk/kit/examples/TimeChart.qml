import QtQuick
import kiosk.kit

// Half a day: what was used, dearer hours with a cap, what is expected, and the most that should be used at once.
TimeChart {
    id: root

    implicitHeight: width * 0.4
    limit: 0.75
    now: 0.5
    outline: "M0 70L20 60L45 22L60 30L75 45L100 65"

    columns: ListModel {
        ListElement {
            amount: 0.3
            from: 0
            key: "8"
            strong: false
            until: 0.125
        }
        ListElement {
            amount: 0.45
            from: 0.125
            key: "9"
            strong: false
            until: 0.25
        }
        ListElement {
            amount: 0.85
            from: 0.25
            key: "10"
            strong: true
            until: 0.375
        }
        ListElement {
            amount: 0.6
            from: 0.375
            key: "11"
            strong: true
            until: 0.5
        }
    }
}
