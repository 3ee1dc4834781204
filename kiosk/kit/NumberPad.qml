pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit

// Twelve keys, three in a row, that stay together on one page: in large text on a wide screen, six in a row.
CellGrid {
    id: root

    signal pressed(string actionId)

    columns: Theme.zoom > 130 && width > Theme.mm * 200 ? 6 : 3
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
