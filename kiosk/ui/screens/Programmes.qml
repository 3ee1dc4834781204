pragma ComponentBehavior: Bound
import QtQuick
import QtQml.Models
import kiosk.kit
import kiosk.ui.screens

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
            ProgrammeRow {
                required actionId
                required caption
                required checked
                required detail
                required enabled
                required kind
                required label
                required note
                required reason
                required spoken

                onPressed: actionId => root.pressed(actionId)
            }
        }
    }
}
