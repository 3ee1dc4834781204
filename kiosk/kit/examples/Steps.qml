import QtQuick
import kiosk.kit

// A device that is off, half way, and turned all the way up.
Row {
    spacing: Theme.space * 2

    Steps {
        level: 0
        levels: 2
    }
    Steps {
        level: 1
        levels: 3
    }
    Steps {
        level: 3
        levels: 3
        lit: Theme.action
    }
}
