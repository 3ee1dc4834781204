pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit

// The display switches in one row, as a Section.
CellGrid {
    id: root

    signal pressed(string actionId)

    columns: 4
    keep: true

    delegate: AidTile {
        required actionId
        required checked
        required icon
        required kind
        required label
        required spoken

        onPressed: actionId => root.pressed(actionId)
    }
}
