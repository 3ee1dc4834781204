import QtQuick
import kiosk.kit
import kiosk.ui.screens

// Take the slip; thanks.
ShellScreen {
    id: root

    StageSection {
        upper: root.upper

        Illustration {
            id: picture

            anchors.fill: parent
            name: root.shell.hasPaper ? `slip_${root.shell.printerPosition}` : ""
        }
        Rectangle {
            anchors.centerIn: parent
            border.color: Theme.line
            border.width: Theme.highContrast ? Theme.stroke : 0
            color: Theme.tint
            height: Math.min(parent.height, parent.width) * 0.72
            radius: height / 2
            visible: picture.source.toString().length === 0
            width: height

            Icon {
                anchors.centerIn: parent
                color: Theme.action
                height: parent.height * 0.5
                name: root.shell.hasPaper ? root.shell.printerPosition === "left" ? "arrow_left" : root.shell.printerPosition === "right" ? "arrow_right" : "arrow_down" : "check"
                width: height
            }
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
