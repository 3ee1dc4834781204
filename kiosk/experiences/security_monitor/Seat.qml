import QtQuick
import kiosk.kit

// One computer and who works at it. When it is stopped its screen goes dark and the person stands up.
Item {
    id: root

    required property real unit
    required property real mapX
    required property real mapY
    required property real footX
    required property real footY
    required property real upX
    required property real upY
    required property int who
    required property bool rack
    required property bool working
    readonly property real beat: Theme.phaseS * 2.3 + footX

    Picture {
        height: (root.rack ? 52 : 34) * root.unit
        name: !root.working ? "" : root.rack ? "lights" : "glow"
        opacity: root.rack ? 0.72 + 0.28 * Math.sin(root.beat) : 1
        width: (root.rack ? 20 : 30) * root.unit
        x: (root.mapX - (root.rack ? 14 : 2)) * root.unit
        y: (root.mapY - (root.rack ? 40 : 28)) * root.unit
    }

    Picture {
        height: 64 * root.unit
        name: root.rack ? "" : (root.working ? "work_" : "up_") + root.who
        width: 36 * root.unit
        x: ((root.working ? root.footX : root.upX) - 18) * root.unit
        y: ((root.working ? root.footY : root.upY) - 56 + (root.working ? 0.5 * Math.sin(root.beat) : 0)) * root.unit
    }
}
