import QtQuick
import kiosk.kit
import kiosk.ui.screens

// One path: its programmes, to be put on the slip.
ShellScreen {
    id: root

    // As high for its two ways out as for the invitation and the other: no switch moves under a finger.
    deskFloor: 0.115
    scene: shell.picture
    steady: true

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
        color: Theme.muted
        text: root.shell.programmesNote
    }
    TextSection {
        text: root.shell.noCourse
    }
}
