pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit
import kiosk.ui.staff

// Digits that nobody sees: as many dots as were typed, and twelve keys.
Overlay {
    id: root

    required property StaffShell staff

    desk: staff.padDesk
    text: staff.padText
    title: staff.padTitle

    onPressed: actionId => staff.press(actionId)

    TitleSection {
        lead: root.staff.padText
        text: root.staff.padTitle
    }
    Section {
        implicitHeight: Theme.textSize * 0.8

        Row {
            anchors.centerIn: parent
            spacing: Theme.textSize * 0.4

            Repeater {
                model: 8

                Rectangle {
                    required property int index

                    border.color: Theme.muted
                    border.width: Theme.stroke * 1.5
                    color: index < root.staff.padDigits ? Theme.ink : Theme.surface
                    height: width
                    radius: width / 2
                    width: Math.min(Theme.textSize * 0.6, root.width * 0.05)
                }
            }
        }
    }
    NumberPad {
        columns: root.wide && root.large ? 6 : 3
        model: root.staff.padKeys

        onPressed: actionId => root.staff.press(actionId)
    }
}
