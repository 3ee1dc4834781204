pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit

// Twelve keys, three in a row (six where height is short), that stay together on one page.
CellGrid {
    id: root

    signal pressed(string actionId)

    columns: 3
    fill: false
    keep: true
    unitGap: Theme.gap

    delegate: Choice {
        required actionId
        required enabled
        required label
        required spoken

        kind: "button"

        onPressed: actionId => root.pressed(actionId)
    }
}
