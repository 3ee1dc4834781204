pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit

// What stands in for the kiosk while it cannot be shown. Nothing can be pressed, and it does not close.
Window {
    id: window

    required property string lead
    required property string otherLead
    required property string otherTitle
    required property string words

    color: Theme.paper
    height: 1920
    title: "Mirae Kiosk"
    width: 1080

    onClosing: close => close.accepted = false

    Screen {
        id: screen

        anchors.fill: parent
        deskShare: 0.5

        StageSection {
            upper: screen.upper

            Illustration {
                anchors.fill: parent
                name: "out_of_service"
            }
        }
        Section {
            aside: screen.wide
            implicitHeight: Theme.space
            shown: screen.wide
            stretch: 1
        }
        TitleSection {
            aside: screen.wide
            hero: true
            lead: window.lead
            text: window.words
        }
        TitleSection {
            aside: screen.wide
            lead: window.otherLead
            text: window.otherTitle
        }
        Section {
            aside: screen.wide
            implicitHeight: Theme.space
            shown: screen.wide
            stretch: 1
        }
    }
}
