pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit
import kiosk.experiences.security_monitor

// The six rooms from above: the floor as one picture, what lies on it, who works there, and the alerts over it.
Fitted {
    id: root

    required property SecurityMonitorController controller
    // Where words on the floor can be read without covering it.
    readonly property bool legible: unit * 27 >= Theme.textSize

    sheetHeight: 288
    sheetWidth: 476

    Picture {
        anchors.fill: parent
        name: root.controller.night ? "floor_night" : "floor"
    }

    Repeater {
        model: root.controller.rooms

        RoomGround {
            unit: root.unit
        }
    }

    Repeater {
        model: root.controller.way

        Way {
            unit: root.unit
        }
    }

    Stream {
        breadth: 30
        count: root.controller.leakParcels
        picture: "parcel"
        route: root.controller.leakRoute
        tall: 33
        travelS: 4
        unit: root.unit
    }

    Repeater {
        model: root.controller.seats

        Seat {
            unit: root.unit
        }
    }

    Repeater {
        model: root.controller.rooms

        RoomSigns {
            unit: root.unit
        }
    }

    Repeater {
        model: root.controller.pins

        Alarm {
            legible: root.legible
            unit: root.unit
        }
    }

    Repeater {
        model: root.controller.marks

        Mark {
            unit: root.unit
        }
    }

    Chip {
        icon: "hours"
        visible: root.legible
        words: root.controller.clock
        x: 4 * root.unit
        y: 284 * root.unit - 2 * height - Theme.rawMm * 2
    }

    Chip {
        icon: "search"
        visible: root.legible && words.length > 0
        words: root.controller.team
        x: 472 * root.unit - width
        y: 4 * root.unit
    }

    Chip {
        icon: "pause"
        visible: root.legible && words.length > 0
        words: root.controller.stopped
        x: 4 * root.unit
        y: 284 * root.unit - height
    }

    Chip {
        alarm: true
        visible: root.legible && words.length > 0
        words: root.controller.leaked
        x: 472 * root.unit - width
        y: 284 * root.unit - height
    }
}
