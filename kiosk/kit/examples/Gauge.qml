import QtQuick
import kiosk.kit

// Good, too low, too high, and beyond the end of the scale.
Column {
    id: root

    spacing: Theme.space

    Gauge {
        goodFrom: 0.3
        goodTo: 0.6
        name: "잎 온도"
        value: 0.45
        width: root.width
        words: "24 °C"
    }
    Gauge {
        goodFrom: 0.5
        goodTo: 0.8
        name: "습도"
        value: 0.2
        width: root.width
        words: "31 %"
    }
    Gauge {
        goodFrom: 0
        goodTo: 0.4
        name: "전기 요금"
        value: 1.2
        width: root.width
        words: "9,200원"
    }
}
