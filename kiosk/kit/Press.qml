import QtQuick
import QtQuick.Templates as T
import kiosk.kit

// What makes a thing pressable: a real button for touch, keypad and assistive technology. It has no looks
// but the focus ring; whoever uses it draws the rest.
T.Button {
    id: root

    // What says whether it is chosen or on: a choice, a switch.
    property bool stateful: false
    property bool on: false
    property int role: Accessible.Button
    property string spoken

    // A Button tells assistive technology its own state, which is none, once it is complete: ours is said after it.
    property bool complete: false

    Accessible.checkable: complete && stateful
    Accessible.checked: complete && on
    Accessible.focusable: true
    Accessible.name: spoken
    Accessible.onPressAction: root.click()
    Accessible.role: root.role
    focusPolicy: Qt.StrongFocus

    Component.onCompleted: complete = true

    FocusRing {
        visible: root.visualFocus
    }
}
