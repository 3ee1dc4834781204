import QtQuick
import kiosk.kit
import kiosk.ui

// The keypad of the kiosk: arrows, Enter, Back, Home, Help. While keys are used something has the focus.
Item {
    id: keypad

    required property Item root
    required property Shell shell

    property bool inUse: false

    function press(event: KeyEvent): void {
        inUse = true;
        event.accepted = true;
        switch (event.key) {
        case Qt.Key_Left:
        case Qt.Key_Right:
        case Qt.Key_Up:
        case Qt.Key_Down:
            walk.go(root, root.Window.activeFocusItem, event.key);
            break;
        case Qt.Key_Return:
        case Qt.Key_Enter:
        case Qt.Key_Select:
            walk.click(root, root.Window.activeFocusItem, event.isAutoRepeat);
            break;
        case Qt.Key_Escape:
        case Qt.Key_Back:
        case Qt.Key_Backspace:
            shell.key("back");
            break;
        case Qt.Key_Home:
        case Qt.Key_HomePage:
            shell.key("home");
            break;
        case Qt.Key_F1:
        case Qt.Key_Help:
            shell.key("help");
            break;
        default:
            event.accepted = shell.type(event.text);
        }
    }
    function rest(): void {
        inUse = false;
    }

    FocusWalk {
        id: walk
    }
    Timer {
        id: settled

        interval: 50

        onTriggered: walk.first(keypad.root, keypad.root.Window.activeFocusItem)
    }
    Connections {
        function onChanged(): void {
            if (keypad.inUse)
                settled.restart();
        }
        function onStaffMoved(): void {
            if (keypad.inUse)
                settled.restart();
        }

        target: keypad.shell
    }
}
