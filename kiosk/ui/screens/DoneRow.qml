pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit

// What was done today: each job with its stars.
CellGrid {
    id: root

    columns: 2
    fill: false
    unitGap: Theme.gap

    delegate: DoneJob {
        required label
        required spoken
        required value
    }
}
