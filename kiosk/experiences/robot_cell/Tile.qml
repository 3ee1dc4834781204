import QtQuick
import kiosk.kit

// The job in the hall: the arm over its field, swinging slowly between belt and pallet.
Item {
    id: root

    property bool idle: true
    readonly property real swing: idle ? Math.sin(Theme.phaseS * 0.7) : 0
    readonly property real unit: Math.min(width / 400, height / 320)

    Item {
        anchors.centerIn: parent
        height: 320 * root.unit
        width: 400 * root.unit

        Picture {
            anchors.fill: parent
            name: "tile"
        }
        Item {
            x: 208 * root.unit
            y: 138 * root.unit

            Link {
                id: upper

                angle: -68 + 10 * root.swing
                length: 100
                thick: 30
                unit: root.unit
            }
            Item {
                x: 100 * root.unit * Math.cos(upper.angle * Math.PI / 180)
                y: 100 * root.unit * Math.sin(upper.angle * Math.PI / 180)

                Link {
                    id: lower

                    angle: 34 + 14 * root.swing
                    length: 84
                    thick: 24
                    unit: root.unit
                }
                Item {
                    x: 84 * root.unit * Math.cos(lower.angle * Math.PI / 180)
                    y: 84 * root.unit * Math.sin(lower.angle * Math.PI / 180)

                    Picture {
                        height: 90 * root.unit
                        name: "part_light"
                        width: height
                        x: -width / 2
                        y: -height * 0.7 + 46 * root.unit
                    }
                    Picture {
                        height: 44 * root.unit
                        name: "grip_shut"
                        width: height
                        x: -width / 2
                    }
                    Picture {
                        height: 30 * root.unit
                        name: "joint"
                        width: height
                        x: -width / 2
                        y: -height / 2
                    }
                }
                Picture {
                    height: 38 * root.unit
                    name: "joint"
                    width: height
                    x: -width / 2
                    y: -height / 2
                }
            }
            Picture {
                height: 44 * root.unit
                name: "joint"
                width: height
                x: -width / 2
                y: -height / 2
            }
        }
    }
}
