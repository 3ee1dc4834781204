import QtQuick
import kiosk.kit
import kiosk.ui.screens

// Take the slip, or the code instead, which then stands where the picture would; thanks.
ShellScreen {
    id: root

    QrStage {
        rows: root.shell.qrRows
    }
    StageSection {
        shown: !Theme.gathered && root.shell.picture.length > 0
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
