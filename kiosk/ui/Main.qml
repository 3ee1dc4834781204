pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit
import kiosk.ui
import kiosk.ui.screens

// The one window: the screen of the moment, the bar below it, an overlay above both, and the keypad.
Window {
    id: window

    required property Shell shell

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

    color: Theme.paper
    height: 1920
    title: "Mirae Kiosk"
    visible: true
    width: 1080

    FrameAnimation {
        running: window.shell.live

        onTriggered: window.shell.frame(frameTime)
    }
    Connections {
        function onAnnounced(text: string): void {
            root.Accessible.announce(text);
        }

        target: window.shell
    }
    FocusScope {
        id: root

        anchors.fill: parent
        focus: true

        Keys.onPressed: event => keypad.press(event)

        Item {
            id: ground

            anchors.fill: parent
            enabled: overlay.item === null

            Loader {
                id: screen

                // The very first screen is there at once: nobody is to wait for it, and it replaces nothing.
                property bool replacing: false

                height: parent.height - bar.height
                sourceComponent: window.screenOf(window.shell.screen)
                width: parent.width

                onLoaded: {
                    if (replacing)
                        arrival.restart();
                    replacing = true;
                }
            }
            Bar {
                id: bar

                anchors.bottom: parent.bottom
                model: window.shell.bar
                width: parent.width

                onPressed: actionId => window.shell.press(actionId)
            }
        }
        Loader {
            id: overlay

            active: window.shell.overlay.length > 0
            anchors.fill: parent

            sourceComponent: ShellOverlay {
                shell: window.shell
            }
        }
    }
    Keypad {
        id: keypad

        root: root
        shell: window.shell
    }
    PointHandler {
        onActiveChanged: keypad.rest()
    }
    NumberAnimation {
        id: arrival

        duration: Theme.motionMs
        easing.type: Easing.OutCubic
        from: 0
        property: "opacity"
        target: screen
        to: 1
    }
    Component {
        id: attract

        Attract {
            shell: window.shell
        }
    }
    Component {
        id: hall

        Hall {
            shell: window.shell
        }
    }
    Component {
        id: play

        Play {
            shell: window.shell
        }
    }
    Component {
        id: debrief

        Debrief {
            shell: window.shell
        }
    }
    Component {
        id: door

        Door {
            shell: window.shell
        }
    }
    Component {
        id: takeaway

        Takeaway {
            shell: window.shell
        }
    }
    Component {
        id: survey

        Survey {
            shell: window.shell
        }
    }
    Component {
        id: farewell

        Farewell {
            shell: window.shell
        }
    }
}
