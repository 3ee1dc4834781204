import QtQuick
import kiosk.kit

// Something light that rises from its place and fades, again and again: fog, warm air.
Picture {
    id: root

    required property real across
    required property real depth
    required property real down
    required property int order
    required property real unit

    property real rise: 30
    property real sideways: 6
    property real slow: 4
    property real strength: 1
    // How far it is on its way: a share, set apart by its order.
    readonly property real way: (Math.round(Theme.phaseS * 30) / 30 / slow + order * 0.37) % 1

    opacity: strength * Math.sin(Math.PI * way)
    visible: strength > 0
    x: (across + sideways * Math.sin(2 * Math.PI * way + order)) * unit - width / 2
    y: (down - rise * way) * unit - height / 2
    z: depth
}
