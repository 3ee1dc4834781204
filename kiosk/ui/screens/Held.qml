import QtQuick
import kiosk.kit
import kiosk.ui.screens

// What staff made of the front: closed for today, time to make room, waiting for the next team.
ShellScreen {
    id: root

    // Where large words are all there is room for, they have the whole width.
    readonly property bool bare: wide && Theme.zoom > 175

    deskShare: bare && shell.screen !== "group_over" ? 0 : 0.42
    scene: shell.picture

    StageSection {
        shown: !Theme.gathered && !root.bare
        upper: root.upper

        Illustration {
            anchors.fill: parent
            name: root.shell.picture
        }
    }
    TitleSection {
        aside: root.wide && !root.bare
        hero: !root.wide
        lead: root.shell.lead
        text: root.shell.title
    }
}
