pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit
import kiosk.ui
import kiosk.ui.screens

// The screen of the moment. It comes in from the side that the shell says, and is in its place at the first touch.
Loader {
    id: root

    required property Shell shell

    readonly property string place: shell.place

    function screenOf(name: string): Component {
        switch (name) {
        case "hall":
            return hall;
        case "play":
            return play;
        case "debrief":
            return debrief;
        case "door":
            return door;
        case "takeaway":
            return takeaway;
        case "survey":
            return survey;
        case "farewell":
            return farewell;
        default:
            return attract;
        }
    }

    opacity: arrival.seen
    sourceComponent: screenOf(shell.screen)
    transform: Translate {
        x: Theme.travel * arrival.way * arrival.away
    }

    onLoaded: arrival.setOut(shell.way)
    onPlaceChanged: arrival.setOut(shell.way)

    Arrival {
        id: arrival
    }
    Component {
        id: attract

        Attract {
            shell: root.shell
        }
    }
    Component {
        id: hall

        Hall {
            shell: root.shell
        }
    }
    Component {
        id: play

        Play {
            shell: root.shell
        }
    }
    Component {
        id: debrief

        Debrief {
            shell: root.shell
        }
    }
    Component {
        id: door

        Door {
            shell: root.shell
        }
    }
    Component {
        id: takeaway

        Takeaway {
            shell: root.shell
        }
    }
    Component {
        id: survey

        Survey {
            shell: root.shell
        }
    }
    Component {
        id: farewell

        Farewell {
            shell: root.shell
        }
    }
}
