import QtQuick
import kiosk.kit
import kiosk.ui

// What lies over a screen: the idle warning, a question, help, the settings, a pause.
Overlay {
    id: root

    required property Shell shell

    readonly property bool counting: shell.overlay === "idle_warning"
    readonly property string kind: shell.overlay
    readonly property Arrival rising: Arrival {}

    away: rising.away
    desk: shell.overlayDesk
    text: shell.overlayText
    title: shell.overlayTitle

    Component.onCompleted: rising.setOut(0)
    onKindChanged: rising.setOut(0)
    onPressed: actionId => shell.press(actionId)

    TitleSection {
        text: root.counting && root.large ? `${root.title} ${root.shell.countdown}` : root.title
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
            text: root.shell.countdown
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
