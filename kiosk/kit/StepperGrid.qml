pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit

// Settings with steps, as a Section.
CellGrid {
    id: root

    signal pressed(string actionId)

    unitGap: Theme.gap

    delegate: Stepper {
        required actionId
        required detail
        required label

        onPressed: actionId => root.pressed(actionId)
    }
}
