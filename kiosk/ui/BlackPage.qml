import QtQuick
import kiosk.ui

// Outside opening hours. A touch or a key lights the kiosk as any input does; an assistive tool finds one thing to press.
Rectangle {
    id: root

    required property Shell shell

    Accessible.focusable: true
    Accessible.name: qsTrId("asleep-name")
    Accessible.role: Accessible.Button
    color: "black"

    Accessible.onPressAction: shell.touch()
}
