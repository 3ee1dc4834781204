pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit

// Lying bars below one another, as a Section.
CellGrid {
    columns: 1
    even: false
    keep: true
    unitGap: Theme.gap * 1.4

    delegate: BarRow {
        required detail
        required label
        required value
    }
}
