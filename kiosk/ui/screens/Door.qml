import QtQuick
import kiosk.kit
import kiosk.ui.screens

// One path: its programmes, to be put on the slip.
ShellScreen {
    id: root

    scene: shell.picture

    TitleSection {
        lead: root.shell.lead
        text: root.shell.title
    }
    StageSection {
        aside: root.wide
        shown: !Theme.gathered && !root.large
        upper: root.upper

        Illustration {
            anchors.fill: parent
            name: root.shell.picture
        }
    }
    Programmes {
        model: root.shell.programmes

        onPressed: actionId => root.shell.press(actionId)
    }
    TextSection {
        text: root.shell.noCourse
    }
}
