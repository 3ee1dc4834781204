pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit
import kiosk.ui.screens

// Five sentences to agree with or not; each may be skipped.
ShellScreen {
    id: root

    scene: "hall"

    deskShare: Theme.zoom > 175 ? 0.3 : 0.24

    PrintStrip {
        icon: root.shell.printingIcon
        text: root.shell.printing
    }
    TitleSection {
        lead: root.shell.lead
        text: root.shell.title
    }
    QrSection {
        aside: true
        heading: root.shell.qrTitle
        rows: root.shell.qrRows
        text: root.shell.qrText
    }
    TextSection {
        color: Theme.muted
        shown: root.large
        text: qsTrId("kit-scale").arg(root.shell.scaleLow).arg(root.shell.scaleHigh)
    }
    CellGrid {
        columns: root.wide ? 2 : 1
        fill: false
        keep: false
        stretch: 1
        tallest: 1.3
        unitGap: Theme.space

        model: root.shell.surveyItems
        delegate: SurveyItem {
            required actionId
            required label
            required value

            high: root.shell.scaleHigh
            low: root.shell.scaleLow
            told: !root.large

            onPressed: actionId => root.shell.press(actionId)
        }
    }
}
