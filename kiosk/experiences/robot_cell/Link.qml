import QtQuick

// One link of the arm: a round bar from a joint, lit from above.
Item {
    id: root

    required property real angle
    required property real length
    required property real unit

    property color lit: "#F2B33D"
    property color turned: "#C98716"
    property real thick: 15

    Rectangle {
        antialiasing: true
        color: root.turned
        height: root.thick * root.unit
        radius: height / 2
        rotation: root.angle
        transformOrigin: Item.Left
        width: root.length * root.unit
        y: -height / 2

        Rectangle {
            antialiasing: true
            color: root.lit
            height: parent.height * 0.56
            radius: height / 2
            width: parent.width
            // the side that looks up, whichever way the link points
            y: Math.abs(root.angle) > 90 ? parent.height * 0.4 : parent.height * 0.06
        }
    }
}
