pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit
import kiosk.ui

// The one window: the screen of the moment, the bar below it, an overlay above both, above all what staff
// opened, and the keypad.
Window {
    id: window

    required property Shell shell

    color: Theme.paper
    height: 1920
    title: "Mirae Kiosk"
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
            enabled: overlay.item === null && staff.item === null

            ScreenLoader {
                height: parent.height - bar.height - strip.height
                shell: window.shell
                width: parent.width
            }
            TeamStrip {
                id: strip

                anchors.bottom: bar.top
                height: implicitHeight
                text: window.shell.team
                width: parent.width
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

            objectName: "overlay"

            active: window.shell.overlay.length > 0
            anchors.fill: parent
            enabled: staff.item === null

            sourceComponent: window.shell.overlayPicture.length > 0 ? sheet : card
        }
        StaffLoader {
            id: staff

            anchors.fill: parent
            shell: window.shell
        }
    }
    Component {
        id: card

        ShellOverlay {
            shell: window.shell
        }
    }
    Component {
        id: sheet

        HeldSheet {
            shell: window.shell
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
}
