pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit

// How things are, a row each.
CellGrid {
    columns: 1
    even: false

    delegate: CheckRow {
        required icon
        required label
        required note
    }
}
