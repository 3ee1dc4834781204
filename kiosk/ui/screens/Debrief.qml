pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit
import kiosk.ui.screens

// What the visitor's choices did, in the model's numbers, and why; then how they liked it.
ShellScreen {
    id: root

    scene: "hall"

    readonly property bool facts: shell.factsShown

    pale: shell.pale

    onFactsChanged: turnToFirstPage()

    TitleSection {
        lead: root.shell.lead
        stars: root.facts ? 0 : root.shell.stars
        text: root.shell.title
    }
    Quote {
        deep: root.shell.deep
        sentence: root.shell.tradeoff
        shown: !root.facts && sentence.length > 0
        under: root.shell.honest
    }
    CellGrid {
        columns: 1
        even: false
        keep: false
        shown: !root.facts
        unitGap: Theme.gap

        model: root.shell.measures
        delegate: MeasureRow {
            required checked
            required compare
            required detail
            required label
            required note
        }
    }
    CellGrid {
        columns: 1
        even: false
        keep: false
        shown: root.facts
        unitGap: Theme.gap

        model: root.shell.facts
        delegate: ReadRow {
            required label
            required note
        }
    }
    TextSection {
        aside: true
        binds: true
        heading: true
        shown: faces.shown
        text: qsTrId("kit-liking")
        weight: Font.ExtraBold
    }
    CellGrid {
        id: faces

        aside: true
        columns: 5
        fill: false
        keep: true
        unitGap: Theme.gap

        model: root.shell.faces
        delegate: Face {
            required actionId
            required checked
            required icon
            required kind
            required label
            required spoken

            onPressed: actionId => root.shell.press(actionId)
        }
    }
    TextSection {
        binds: true
        heading: true
        shown: !root.facts && moments.shown
        text: qsTrId("kit-moments")
        weight: Font.ExtraBold
    }
    CellGrid {
        id: moments

        columns: 1
        even: false
        keep: false
        shown: !root.facts
        unitGap: Theme.gap

        model: root.shell.moments
        delegate: ReadRow {
            required checked
            required detail
            required label

            judged: true
        }
    }
}
