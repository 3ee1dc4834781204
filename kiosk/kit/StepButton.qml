import QtQuick
import kiosk.kit

// A button that is only a sign: the two of a Stepper.
Cell {
    id: root

    edge.color: Theme.line
    edge.width: Theme.stroke
    ground: down ? Theme.shade : Theme.tint
    implicitHeight: Theme.target
    kind: "button"

    face: [
        Icon {
            anchors.centerIn: parent
            color: Theme.action
            height: Theme.labelSize
            name: root.icon
            weight: 2.8
            width: height
        }
    ]
}
