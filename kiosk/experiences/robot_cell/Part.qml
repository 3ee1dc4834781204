import QtQuick

// One part, standing.
Picture {
    id: root

    required property string picture
    required property real seen
    required property real spotX
    required property real spotY
    required property real unit

    height: 50 * unit
    name: picture
    opacity: seen
    width: height
    x: spotX * unit - width / 2
    y: spotY * unit - height * 0.7
}
