import QtQuick
import kiosk.kit

// How long a request has waited: a bar that fills up to its limit.
Rectangle {
    id: root

    required property bool over
    required property real spent

    border.color: Theme.ink
    border.width: Math.max(1, height * 0.15)
    color: Theme.surface
    radius: height / 2

    Rectangle {
        color: root.over ? Theme.stop : root.spent > 0.6 ? Theme.caution : Theme.good
        height: parent.height
        radius: height / 2
        width: Math.max(height, parent.width * root.spent)
    }
}
