pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit
import kiosk.ui.screens

// A page behind a door: what to choose there, what to read, and what can be put on the slip.
ShellScreen {
    id: root

    readonly property bool choosing: tiles.count > 0
    readonly property string place: shell.place

    // As high for its ways out as for the invitation and the others: no switch moves under a finger.
    deskFloor: choosing ? (large ? 0.3 : 0.45) : place === "door" ? 0.115 : 0.14
    deskShare: choosing ? 0.3 : 0.42
    scene: shell.picture
    steady: !choosing

    onPlaceChanged: turnToFirstPage()

    TitleSection {
        lead: root.shell.lead
        text: root.shell.title
    }
    StageSection {
        aside: root.wide
        shown: !Theme.gathered && !root.large && !root.choosing
        upper: root.upper

        Illustration {
            anchors.fill: parent
            name: root.shell.picture
        }
    }
    CellGrid {
        columns: root.choosing ? 2 : 1
        stretch: root.choosing ? 1 : 0
        tallest: root.choosing ? 2 : 1
        unitGap: Theme.gap

        model: root.shell.ways
        delegate: WayRow {
            required actionId
            required kind
            required label
            required note
            required spoken

            onPressed: actionId => root.shell.press(actionId)
        }
    }
    CellGrid {
        id: tiles

        columns: count > 6 ? (root.wide ? 4 : 3) : root.large ? 1 : 2
        fill: false
        stretch: 1
        tallest: count > 6 ? 1.6 : 3
        unitGap: Theme.gap

        model: root.shell.tiles
        delegate: WayTile {
            required actionId
            required kind
            required label
            required note
            required picture
            required spoken

            flat: root.large || Theme.gathered

            onPressed: actionId => root.shell.press(actionId)
        }
    }
    CellGrid {
        columns: 1
        even: false
        keep: false
        unitGap: Theme.gap

        model: root.shell.facts
        delegate: ReadRow {
            required label
            required note
        }
    }
    TextSection {
        color: Theme.muted
        text: root.shell.small
    }
    TextSection {
        text: root.shell.noCourse
    }
    Programmes {
        model: root.shell.programmes

        onPressed: actionId => root.shell.press(actionId)
    }
    TextSection {
        color: Theme.muted
        text: root.shell.programmesNote
    }
}
