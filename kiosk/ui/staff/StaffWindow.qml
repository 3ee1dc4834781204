pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit
import kiosk.ui.staff

// What staff see: the page with its bar, a question over it, and the PIN pad over whatever is on.
Item {
    id: root

    required property StaffShell staff

    readonly property bool asking: staff.askTitle.length > 0
    readonly property bool padOpen: staff.padDigits >= 0

    Item {
        anchors.fill: parent
        enabled: !root.asking && !root.padOpen
        visible: root.staff.page.length > 0

        Rectangle {
            anchors.fill: parent
            color: Theme.paper
        }
        Loader {
            active: root.staff.page.length > 0
            height: parent.height - bar.height
            width: parent.width

            sourceComponent: StaffPage {
                staff: root.staff
            }
        }
        Bar {
            id: bar

            anchors.bottom: parent.bottom
            height: root.staff.share < 0 ? implicitHeight : 0
            model: root.staff.bar
            visible: height > 0
            width: parent.width

            onPressed: actionId => root.staff.press(actionId)
        }
    }
    Loader {
        objectName: "overlay"

        active: root.padOpen || root.asking
        anchors.fill: parent
        sourceComponent: root.padOpen ? pad : question
    }
    Component {
        id: pad

        PinPad {
            staff: root.staff
        }
    }
    Component {
        id: question

        Overlay {
            desk: root.staff.askDesk
            text: root.staff.askText
            title: root.staff.askTitle

            onPressed: actionId => root.staff.press(actionId)

            TitleSection {
                text: root.staff.askTitle
            }
            TextSection {
                text: root.staff.askText
            }
        }
    }
}
