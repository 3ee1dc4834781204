import QtQuick
import kiosk.kit

// Plain, with an icon, where something is wrong, and the one the Desk speaks to.
Flow {
    spacing: Theme.gap

    Chip {
        words: "동쪽 밭"
    }
    Chip {
        icon: "mist"
        words: "습도 62 %"
    }
    Chip {
        alarm: true
        words: "물 부족"
    }
    Chip {
        alarm: true
        icon: "heat"
        words: "36 °C"
    }
    Chip {
        chosen: true
        words: "서쪽 밭"
    }
    Chip {
        alarm: true
        chosen: true
        words: "남쪽 밭"
    }
}
