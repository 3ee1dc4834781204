pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit

// One of several, as a Section.
CellGrid {
    id: root

    signal pressed(string actionId)

    keep: true
    unitGap: Theme.gap

    delegate: Choice {
        required actionId
        required checked
        required enabled
        required kind
        required label
        required spoken

        onPressed: actionId => root.pressed(actionId)
    }
}
