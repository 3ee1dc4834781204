import QtQuick
import kiosk.kit
import kiosk.ui.screens

// Take the slip, or the code in the telephone; thanks.
ShellScreen {
    id: root

    StageSection {
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
    TextSection {
        text: root.shell.printing
        weight: Font.DemiBold
    }
    QrSection {
        rows: root.shell.qrRows
        text: root.shell.qrText
    }
}
