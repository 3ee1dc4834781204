pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit
import kiosk.ui.screens

// The jobs to choose from, the three doors, and how busy it shall be.
ShellScreen {
    id: root

    deskShare: large ? 0.36 : 0.29
    scene: shell.picture || "hall"

    TitleSection {
        aside: root.wide
        lead: root.shell.lead
        text: root.shell.title
    }
    StageSection {
        shown: !Theme.gathered && root.shell.picture.length > 0
        upper: root.upper

        Illustration {
            anchors.fill: parent
            name: Theme.gathered ? "" : root.shell.picture
        }
    }
    CellGrid {
        id: booths

        columns: root.wide ? 3 : 2
        fill: false
        stretch: 1
        tallest: 5
        unitGap: Theme.space * 0.8

        model: root.shell.booths
        delegate: BoothTile {
            required actionId
            required checked
            required coached
            required deep
            required detail
            required kind
            required label
            required note
            required pale
            required picture
            required spoken

            flat: Theme.gathered || Theme.zoom > 150
            invitation: qsTrId("kit-try")
            ribbon: qsTrId("kit-starter")
            stamp: qsTrId("kit-done")

            onPressed: actionId => root.shell.press(actionId)
        }
    }
    CellGrid {
        aside: true
        columns: root.wide ? 1 : 3
        unitGap: Theme.gap

        model: root.shell.doors
        delegate: DoorTile {
            upright: !root.wide && !root.large && !Theme.gathered && booths.count <= 4
            required actionId
            required kind
            required label
            required note
            required picture
            required spoken

            onPressed: actionId => root.shell.press(actionId)
        }
    }
    LabelledChoices {
        aside: true
        columns: root.wide && !root.large ? 1 : 3
        label: qsTrId("kit-level")
        model: root.shell.levels

        onPressed: actionId => root.shell.press(actionId)
    }
}
