import QtQuick
import kiosk.kit

// Half a day: what was used and what of it was bought, what is expected, and the most to buy at once.
TimeChart {
    id: root

    implicitHeight: width * 0.4
    limit: 0.75
    now: 0.5
    outline: "M0 70L20 60L45 22L60 30L75 45L100 65"

    columns: ListModel {
        ListElement {
            amount: 0.3
            start: 0
            key: "8"
            part: 0.1
            end: 0.125
        }
        ListElement {
            amount: 0.45
            start: 0.125
            key: "9"
            part: 0.1
            end: 0.25
        }
        ListElement {
            amount: 0.85
            start: 0.25
            key: "10"
            part: 0.5
            end: 0.375
        }
        ListElement {
            amount: 0.6
            start: 0.375
            key: "11"
            part: 0.5
            end: 0.5
        }
    }
}
