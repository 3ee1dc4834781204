import QtQuick
import kiosk.kit
import kiosk.ui
import kiosk.ui.screens

// The invitation: a real job being played, what it is about, and one button; notices of the site take turns with it.
// Without a job, what is being done about it.
ShellScreen {
    id: root

    inviting: true
    pale: shell.pale

    StageSection {
        ground: root.ground
        upper: root.upper

        ViewLoader {
            anchors.fill: parent
            shell: root.shell
            visible: !notice.on
        }
        Illustration {
            anchors.fill: parent
            name: root.shell.picture
            visible: !notice.on
        }
        NoticePicture {
            id: notice

            anchors.fill: parent
            count: root.shell.noticeCount
            number: root.shell.noticeNumber
            picture: root.shell.notice
            text: root.shell.noticeText
        }
    }
    TitleSection {
        aside: root.wide
        hero: !root.wide
        lead: root.large ? root.shell.lead : `${root.shell.lead} ${root.shell.privacy}`
        text: root.shell.title
    }
    TextSection {
        color: Theme.muted
        shown: root.large
        text: root.shell.privacy
    }
    TextSection {
        aside: root.wide
        color: Theme.muted
        text: root.shell.staffNote
    }
    AidGrid {
        aside: true
        model: root.shell.aids

        onPressed: actionId => root.shell.press(actionId)
    }
    ChoiceGrid {
        aside: true
        columns: 3
        keep: true
        model: root.shell.languages

        onPressed: actionId => root.shell.press(actionId)
    }
}
