import QtQuick
import kiosk.kit

// None to three of three.
Column {
    spacing: Theme.gap

    Stars {
        count: 0
    }
    Stars {
        count: 1
    }
    Stars {
        count: 3
    }
}
