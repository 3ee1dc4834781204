pragma ComponentBehavior: Bound
import QtQuick
import QtQml.Models
import kiosk.kit

// Real programmes, each with a switch that puts it on the slip; in large text what is known of it stands below.
CellGrid {
    id: root

    signal pressed(string actionId)

    columns: 1
    even: false
    fill: false
    tallest: 1.25

    delegate: DelegateChooser {
        role: "kind"

        DelegateChoice {
            roleValue: "row"

            ReadRow {
                required note
            }
        }
        DelegateChoice {
            SwitchRow {
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
    }
}
