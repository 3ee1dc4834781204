import QtQuick
import kiosk.kit

// What tells of life in a home: light in its windows, the plant at its door, who is there, whether robots may come.
Item {
    id: root

    required property bool company
    required property bool done
    required property int droop
    required property real frontX
    required property real frontY
    required property real glow
    required property bool heart
    required property int depth
    required property int number
    required property bool numbered
    required property string picture
    required property bool refuses
    required property bool selected
    required property real unit

    x: frontX * unit
    y: frontY * unit
    z: depth

    Picture {
        height: 64 * root.unit
        name: "ring"
        visible: root.selected
        width: 120 * root.unit
        x: -58 * root.unit
        y: -42 * root.unit
    }
    Picture {
        height: 92 * root.unit
        name: root.picture
        width: 90 * root.unit
        x: -45 * root.unit
        y: -70 * root.unit
    }
    Picture {
        height: 92 * root.unit
        name: "glow"
        opacity: root.glow
        width: 90 * root.unit
        x: -45 * root.unit
        y: -70 * root.unit

        Behavior on opacity {
            NumberAnimation {
                duration: 2 * Theme.motionMs
            }
        }
    }
    Picture {
        height: width
        name: "plant_" + root.droop
        rotation: 1.5 * Math.sin(Theme.phaseS * 1.1 + root.number)
        transformOrigin: Item.Bottom
        width: 29 * root.unit
        x: -34 * root.unit
        y: -35 * root.unit
    }
    Picture {
        height: width
        name: "no_robot"
        visible: root.refuses
        width: 16 * root.unit
        x: -19 * root.unit
        y: -38 * root.unit
    }
    Rectangle {
        border.color: Theme.ink
        border.width: root.selected ? Math.max(2, height * 0.08) : Theme.highContrast ? Theme.stroke : 0
        color: Theme.surface
        height: Theme.textSize * 1.12
        radius: height / 2
        visible: root.numbered
        width: height
        x: 4 * root.unit - width / 2
        y: -41 * root.unit - height / 2

        Text {
            anchors.centerIn: parent
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.textSize
            font.weight: Font.ExtraBold
            text: root.number
        }
    }
    Picture {
        height: width
        name: root.done ? "done" : "heart"
        opacity: root.heart || root.done ? 1 : 0
        width: 19 * root.unit
        x: -5.5 * root.unit
        y: (-75 + 2 * Math.sin(Theme.phaseS * 1.6 + root.number)) * root.unit

        Behavior on opacity {
            NumberAnimation {
                duration: Theme.motionMs
            }
        }
    }
}
