import QtQuick
import kiosk.kit

// A disc on the floor around a place, squashed as the floor is. Its sheet has a rim of 4 around a radius of 100.
Picture {
    id: root

    required property point middle
    // In sheet units, as `middle`.
    required property real radius
    required property real unit

    readonly property real half: shown * unit * 1.04
    property real shown: radius

    height: half
    width: half * 2
    x: middle.x * unit - half
    y: middle.y * unit - half / 2

    Behavior on shown {
        NumberAnimation {
            duration: Theme.motionMs
            easing.type: Easing.OutQuad
        }
    }
}
