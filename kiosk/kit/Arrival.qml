import QtQuick
import kiosk.kit

// How far what has just come still is from its place: `away` runs from 1 to 0. Whoever uses it moves and fades
// by that, towards where `way` says it came from (1: from the right, deeper; -1: from the left, back; 0: it only
// fades). A touch or a key brings it to its place at once; with reduced motion it never leaves it.
NumberAnimation {
    id: root

    property real away: 0
    property int way: 0
    // Opacity: unseen in the very first frame, while its parts still find their seats, and solid a few frames later,
    // so that nothing is read through anything else.
    readonly property real seen: Math.min(1, 2 * (1 - away))

    readonly property Connections hands: Connections {
        function onLanded(): void {
            root.complete();
        }

        target: Hands
    }

    function setOut(from: int): void {
        way = from;
        if (Theme.motionMs > 0)
            restart();
    }

    duration: Theme.motionMs
    easing.type: Easing.OutCubic
    from: 1
    property: "away"
    target: root
    to: 0
}
