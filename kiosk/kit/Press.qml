import QtQuick
import QtQuick.Templates as T
import kiosk.kit

// What makes a thing pressable: a real button for touch, keypad and assistive technology. It has no looks
// but the focus ring; whoever uses it draws the rest.
T.Button {
    id: root

    property int role: Accessible.Button
    property string spoken

    Accessible.focusable: true
    Accessible.name: spoken
    Accessible.onPressAction: root.click()
    Accessible.role: root.role
    focusPolicy: Qt.StrongFocus

    FocusRing {
        visible: root.visualFocus
    }
}
