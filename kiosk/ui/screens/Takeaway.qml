pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit
import kiosk.ui.screens

// Everything that goes home: what was done, programmes that fit, the QR, and the slip to print.
ShellScreen {
    id: root

    scene: shell.picture || (shell.hasPaper ? `slip_${shell.printerPosition}` : "hall")

    // What was done stands beside the QR where that is large and there is room.
    readonly property bool together: !large && !shell.hasPaper && shell.qrRows.length > 0 && doneRow.count <= 2

    // Where so little fits on a page, the code comes first: nobody should have to turn pages to find it.
    readonly property bool codeFirst: Theme.zoom > 175 && !shell.hasPaper && (wide || Theme.gathered)

    deskShare: large ? 0.4 : 0.5

    QrSection {
        heading: root.shell.qrTitle
        rows: root.codeFirst ? root.shell.qrRows : []
        text: root.shell.qrText
    }
    TitleSection {
        lead: root.shell.lead
        text: root.shell.title
    }
    StageSection {
        shown: !Theme.gathered && root.shell.picture.length > 0
        upper: root.upper

        Illustration {
            anchors.fill: parent
            name: root.shell.picture
        }
    }
    QrSection {
        heading: root.shell.qrTitle
        rows: root.shell.hasPaper || root.codeFirst ? [] : root.shell.qrRows
        size: root.large ? 74 : 104
        text: root.shell.qrText

        DoneRow {
            columns: 1
            model: root.together ? root.shell.done : null
        }
    }
    DoneRow {
        id: doneRow

        model: root.shell.done
        shown: count > 0 && !root.together
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
        rows: root.shell.hasPaper ? root.shell.qrRows : []
        text: root.shell.qrText
    }
    TextSection {
        binds: true
        heading: true
        text: qsTrId("kit-party")
        weight: Font.ExtraBold
    }
    ChoiceGrid {
        columns: 4
        model: root.shell.partySizes

        onPressed: actionId => root.shell.press(actionId)
    }
    // Side by side, the second column is read after the first.
    Programmes {
        aside: true
        model: root.wide ? root.shell.programmes : null

        onPressed: actionId => root.shell.press(actionId)
    }
}
