pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// Equal cells over a model, in as many columns as the longest word allows. The delegate is a Cell or a GridCell
// that marks the roles it reads as required; ChoiceGrid and SwitchGrid are made like this.
Sheet {
    id: root

    required property ActionModel model

    signal pressed(string actionId)

    implicitHeight: need

    CellGrid {
        columns: 3
        model: root.model

        delegate: Face {
            required actionId
            required checked
            required icon
            required label
            required spoken

            onPressed: actionId => root.pressed(actionId)
        }
    }
}
