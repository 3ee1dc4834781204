import QtQuick
import kiosk.kit

// Five days: how often the kiosk was used, and how often to the end.
Sheet {
    id: root

    implicitHeight: need

    ColumnChart {
        first: "11월 2일"
        last: "11월 6일"
        peak: "가장 많은 날 42번"

        columns: ListModel {
            ListElement {
                amount: 0.6
                key: "1"
                part: 0.4
            }
            ListElement {
                amount: 1
                key: "2"
                part: 0.7
            }
            ListElement {
                amount: 0
                key: "3"
                part: 0
            }
            ListElement {
                amount: 0.3
                key: "4"
                part: 0.3
            }
            ListElement {
                amount: 0.8
                key: "5"
                part: 0.5
            }
        }
    }
}
