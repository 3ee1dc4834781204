import QtQuick
import kiosk.kit
import kiosk.ui.screens

// What staff made of the front: closed for today, time to make room, waiting for the next team.
ShellScreen {
    id: root

    scene: shell.picture

    StageSection {
        shown: !Theme.gathered && !(root.large && root.wide)
        upper: root.upper

        Illustration {
            anchors.fill: parent
            name: root.shell.picture
        }
    }
    TitleSection {
        hero: true
        lead: root.shell.lead
        text: root.shell.title
    }
}
