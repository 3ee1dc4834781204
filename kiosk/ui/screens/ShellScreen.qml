import QtQuick
import kiosk.kit
import kiosk.ui

// A screen of the shell: its Desk is the shell's.
Screen {
    id: root

    required property Shell shell

    desk: shell.desk
    tools: shell.tools

    onPressed: actionId => shell.press(actionId)
}
