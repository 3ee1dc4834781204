pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit
import kiosk.ui.screens

// Everything that goes home: what was done, programmes that fit, the QR, and the slip to print.
ShellScreen {
    id: root

    scene: shell.hasPaper ? `slip_${shell.printerPosition}` : "hall"

    // The question about the party stands beside the QR, where there is one and room beside it.
    readonly property bool together: !large && shell.qrRows.length > 0

    deskShare: large ? 0.4 : 0.5

    TitleSection {
        lead: root.shell.lead
        text: root.shell.title
    }
    DoneRow {
        model: root.shell.done
    }
    TextSection {
        color: Theme.muted
        text: root.shell.interests
    }
    TextSection {
        binds: true
        heading: true
        text: qsTrId("kit-audience")
        weight: Font.ExtraBold
    }
    ChoiceGrid {
        columns: 3
        model: root.shell.audiences

        onPressed: actionId => root.shell.press(actionId)
    }
    Programmes {
        model: root.wide ? null : root.shell.programmes

        onPressed: actionId => root.shell.press(actionId)
    }
    TextSection {
        aside: true
        text: root.shell.noCourse
    }
    QrSection {
        text: root.shell.qrText

        rows: root.shell.qrRows

        PartyChoice {
            model: root.together ? root.shell.partySizes : null
            width: parent.width

            onPressed: actionId => root.shell.press(actionId)
        }
    }
    LabelledChoices {
        columns: 4
        label: qsTrId("kit-party")
        model: root.together ? null : root.shell.partySizes

        onPressed: actionId => root.shell.press(actionId)
    }
    // Side by side, the second column is read after the first.
    Programmes {
        aside: true
        model: root.wide ? root.shell.programmes : null

        onPressed: actionId => root.shell.press(actionId)
    }
}
