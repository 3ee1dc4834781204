import QtQuick
import kiosk.kit
import kiosk.ui
import kiosk.ui.screens

// A job being done: the round, the scene, what is going on; the Desk is the play's own.
ShellScreen {
    id: root

    readonly property PlayController play: shell.play as PlayController

    deskFloor: Theme.gathered ? 0.62 : 0.45
    deskShare: large ? 0.5 : 0.44
    desk: play?.desk ?? null
    deskHeading: play?.deskHeading ?? ""
    pale: shell.pale
    steady: true

    RoundTimer {
        deep: root.shell.deep
        fraction: root.play?.roundFraction ?? 0
        name: qsTrId("kit-round").arg(root.play?.round ?? 1).arg(root.play?.roundTitle ?? "")
        remaining: qsTrId("kit-seconds-left").arg(root.play?.secondsLeft ?? 0)
    }
    StageSection {
        ground: root.ground
        upper: root.upper

        ViewLoader {
            anchors.fill: parent
            shell: root.shell
        }
    }
    Banner {
        deep: root.shell.deep
        more: root.play?.noticeMore ?? ""
        sentence: root.play?.intro || root.play?.notice || ""
        steady: !root.large
        urgent: root.play?.urgent ?? false
    }
}
