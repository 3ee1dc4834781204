pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit
import kiosk.experiences.drone_traffic

// The airspace: the ground as one picture, everything that moves as small items over it.
Item {
    id: root

    required property DroneTrafficController controller

    function arrange(): void {
        if (controller && width > 0 && height > 0)
            controller.arrange(width, height, ladder.visible ? Qt.rect(ladder.x, ladder.y, ladder.width, ladder.height) : Qt.rect(mapFrame.margin, 0, 0, 0), mapFrame.lift, mapFrame.droneSize, mapFrame.tilt, Theme.family, Theme.textSize);
    }

    Accessible.name: qsTrId("drone_traffic.scene-description")
    Accessible.role: Accessible.Graphic
    clip: true
    onWidthChanged: arrange()
    onHeightChanged: arrange()
    Component.onCompleted: arrange()

    MapFrame {
        id: mapFrame

        stageWidth: root.width
        stageHeight: root.height
        view: root.controller?.view ?? Qt.rect(0, 0, 0, 0)
        onMoved: root.controller?.look(Qt.rect(mapX, mapY, mapWidth, mapHeight))
    }

    Connections {
        target: Theme

        function onChanged(): void {
            root.arrange();
        }
    }

    Ground {
        frame: mapFrame
    }

    Item {
        anchors.fill: parent

        Repeater {
            model: root.controller.pads

            Pad {
                frame: mapFrame
            }
        }
    }

    Repeater {
        model: root.controller.aircraft

        Shade {
            frame: mapFrame
        }
    }

    Repeater {
        model: root.controller.tracks

        Track {
            frame: mapFrame
        }
    }

    Repeater {
        model: root.controller.conflicts

        Bubble {
            frame: mapFrame
        }
    }

    Item {
        anchors.fill: parent

        Repeater {
            model: root.controller.aircraft

            Aircraft {
                frame: mapFrame
            }
        }
    }

    Item {
        anchors.fill: parent

        Repeater {
            model: root.controller.aircraft

            Signs {
                frame: mapFrame
            }
        }
    }

    Repeater {
        model: root.controller.conflicts

        Lost {
            frame: mapFrame
        }
    }

    Ladder {
        id: ladder

        x: mapFrame.margin
        y: mapFrame.margin
        controller: root.controller
        visible: root.controller.guided && height + 2 * mapFrame.margin <= root.height && width <= root.width * 0.3

        onVisibleChanged: root.arrange()
        onWidthChanged: root.arrange()
    }

    Repeater {
        model: root.controller.tags

        Leader {}
    }

    Repeater {
        model: root.controller.tags

        NameTag {}
    }
}
