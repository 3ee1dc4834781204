pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit

// Ways to what was just said, as buttons below it.
CellGrid {
    id: root

    signal pressed(string actionId)

    delegate: ActionButton {
        required actionId
        required enabled
        required icon
        required kind
        required label
        required spoken

        onPressed: actionId => root.pressed(actionId)
    }
}
