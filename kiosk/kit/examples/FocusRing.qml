import QtQuick
import kiosk.kit

// Where the keypad is. Press has one already; nothing else needs it.
Item {
    implicitHeight: Theme.target

    Surface {
        height: Theme.target
        width: Theme.target * 2

        FocusRing {}
    }
}
