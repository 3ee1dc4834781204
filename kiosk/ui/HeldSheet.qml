import QtQuick
import kiosk.kit
import kiosk.ui

// Over everything while nothing can be touched: the screen is being wiped, or the whole room listens.
Screen {
    id: root

    required property Shell shell

    // Pages cannot be turned here: where words and picture do not fit together, the words are enough.
    readonly property bool bare: wide && Theme.zoom > 175
    readonly property bool counting: shell.overlay === "wipe"
    readonly property string seconds: qsTrId("kit-seconds").arg(shell.countdown)

    deskShare: bare ? 0 : 0.42
    scene: shell.overlayPicture

    Accessible.name: shell.overlayTitle
    Accessible.role: Accessible.Dialog

    StageSection {
        shown: !Theme.gathered && !root.bare
        upper: root.upper

        Illustration {
            anchors.fill: parent
            name: root.shell.overlayPicture
        }
    }
    Section {
        aside: root.wide && !root.bare
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
    TitleSection {
        aside: root.wide && !root.bare
        hero: !root.large && !root.wide
        lead: root.shell.overlayText
        text: root.counting && root.large ? `${root.shell.overlayTitle}\n${root.seconds}` : root.shell.overlayTitle
    }
}
