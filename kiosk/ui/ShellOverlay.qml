pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit
import kiosk.ui
import kiosk.ui.screens

// What lies over a screen: the idle warning, a question, help, the settings, a pause.
Overlay {
    id: root

    required property Shell shell

    readonly property bool counting: shell.overlay === "idle_warning"
    readonly property string kind: shell.overlay
    readonly property string seconds: qsTrId("kit-seconds").arg(shell.countdown)
    readonly property Arrival rising: Arrival {}

    away: rising.away
    desk: shell.overlayDesk
    text: shell.overlayText
    title: shell.overlayTitle

    Component.onCompleted: rising.setOut(0)
    onKindChanged: rising.setOut(0)
    onPressed: actionId => shell.press(actionId)

    TitleSection {
        text: root.counting && root.large ? `${root.title}\n${root.seconds}` : root.title
    }
    Section {
        implicitHeight: number.implicitHeight
        shown: root.counting && !root.large

        Words {
            id: number

            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.action
            font.pixelSize: Theme.heroSize * 1.9
            font.weight: Font.ExtraBold
            lineHeight: 1
            text: root.seconds
        }
    }
    CellGrid {
        columns: 1
        even: false
        unitGap: Theme.gap * 1.5

        model: root.shell.overlayRows
        delegate: HelpRow {
            required icon
            required label
        }
    }
    SwitchGrid {
        columns: 2
        model: root.shell.overlay === "settings" ? root.shell.settings : null

        onPressed: actionId => root.shell.press(actionId)
    }
    LabelledChoices {
        label: qsTrId("kit-language")
        model: root.shell.overlay === "settings" ? root.shell.languages : null

        onPressed: actionId => root.shell.press(actionId)
    }
    TextSection {
        color: Theme.muted
        text: root.text
    }
    LabelledChoices {
        label: qsTrId("kit-level")
        model: root.shell.overlay === "pause" ? root.shell.levels : null

        onPressed: actionId => root.shell.press(actionId)
    }
}
