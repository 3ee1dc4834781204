pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit

// Switches, as a Section.
CellGrid {
    id: root

    signal pressed(string actionId)

    delegate: SwitchRow {
        required actionId
        required checked
        required detail
        required enabled
        required icon
        required kind
        required label
        required note
        required spoken

        onPressed: actionId => root.pressed(actionId)
    }
}
