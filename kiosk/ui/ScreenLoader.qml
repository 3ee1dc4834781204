pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit
import kiosk.ui
import kiosk.ui.screens

// The screen of the moment. It comes in from the side that the shell says, and is in its place at the first touch.
// The very first one comes from nowhere: it is there at once.
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
        case "closed":
        case "group_over":
        case "group_wait":
            return held;
        default:
            return attract;
        }
    }

    opacity: arrival.seen
    sourceComponent: screenOf(shell.screen)
    transform: Translate {
        x: Theme.travel * arrival.way * arrival.away
    }

    function arrive(): void {
        if (shell.way !== 0)
            arrival.setOut(shell.way);
    }

    onLoaded: arrive()
    onPlaceChanged: arrive()

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
        id: held

        Held {
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
