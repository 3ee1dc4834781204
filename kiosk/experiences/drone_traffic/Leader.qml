import QtQuick
import kiosk.kit

// A short line from a name tag to what it names, pale-edged to be seen over the town.
Item {
    id: root

    required property real leadX
    required property real leadY
    required property real lead
    required property real leadTurn
    required property bool selected
    required property bool conflicting
    readonly property real thickness: Math.max(2, Theme.rawMm * 0.9)

    visible: lead > 0
    x: leadX
    y: leadY
    rotation: leadTurn

    Rectangle {
        y: -height / 2
        width: root.lead + root.thickness
        height: root.thickness * 2.2
        radius: height / 2
        color: Theme.surface
    }

    Rectangle {
        y: -height / 2
        width: root.lead
        height: root.thickness
        color: root.conflicting ? Theme.stop : Theme.ink
    }

    Rectangle {
        x: root.lead - width / 2
        y: -height / 2
        width: root.thickness * 2.4
        height: width
        radius: width / 2
        color: root.conflicting ? Theme.stop : Theme.ink
    }
}
