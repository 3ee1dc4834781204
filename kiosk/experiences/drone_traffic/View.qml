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
            controller.arrange(mapFrame.map, mapFrame.room, mapFrame.lift, mapFrame.droneSize, Theme.family, Theme.textSize);
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
        ladderWidth: ladder.visible ? ladder.x + ladder.width : 0
        onMapChanged: root.arrange()
    }

    Connections {
        target: Theme

        function onChanged(): void {
            root.arrange();
        }
    }

    Picture {
        name: mapFrame.low ? "ground_low" : "ground"
        width: mapFrame.groundWidth * mapFrame.enlarged
        height: mapFrame.groundHeight * mapFrame.enlarged
        x: mapFrame.middle.x - width / 2
        y: mapFrame.middle.y - height / 2
    }

    Repeater {
        model: root.controller.pads

        Pad {
            frame: mapFrame
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

    Ladder {
        id: ladder

        x: mapFrame.margin
        y: mapFrame.margin
        controller: root.controller
        visible: height + 2 * mapFrame.margin <= root.height
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

    Repeater {
        model: root.controller.tags

        NameTag {}
    }
}
