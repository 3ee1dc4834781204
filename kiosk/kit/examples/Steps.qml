import QtQuick
import kiosk.kit

// A device that is off, half way, and turned all the way up.
Row {
    spacing: Theme.space * 2

    Steps {
        icon: "shade"
        level: 0
        levels: 2
    }
    Steps {
        icon: "window"
        level: 1
        levels: 3
    }
    Steps {
        icon: "mist"
        level: 3
        levels: 3
        on: Theme.action
    }
}
