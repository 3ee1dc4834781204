import QtQuick
import kiosk.kit

// Where the keypad is: a ring around the control, standing off it so that it shows on every ground.
Rectangle {
    anchors.fill: parent
    anchors.margins: -Theme.gap / 2 + 1
    border.color: Theme.focus
    border.width: Theme.focusStroke
    color: "transparent"
    radius: Theme.radius + Theme.gap / 2
    z: 1
}
