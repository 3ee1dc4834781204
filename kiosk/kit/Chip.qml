pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// A few words on a Stage, beside what they name, with an icon where that says it faster.
Rectangle {
    id: root

    // Something is wrong here: a frame, and the warning sign where no other icon is given.
    property bool alarm: false
    // The one that the Desk speaks to.
    property bool chosen: false
    property string icon
    required property string words

    readonly property color on: chosen ? Theme.paper : alarm ? Theme.stop : Theme.ink
    readonly property string sign: icon.length > 0 ? icon : alarm ? "warning" : ""

    border.color: alarm ? Theme.stop : Theme.line
    // Between ink and paper a frame needs more weight to be seen than between paper and paper.
    border.width: alarm ? Theme.stroke * (chosen ? 3.5 : 2) : chosen ? 0 : Math.max(1, Theme.stroke * 0.6)
    color: chosen ? Theme.ink : Theme.surface
    implicitHeight: label.implicitHeight + Theme.pad * 0.4
    implicitWidth: line.width + Theme.pad * 1.2
    radius: height * 0.3

    Row {
        id: line

        anchors.centerIn: parent
        spacing: Theme.pad * 0.4

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: root.on
            height: Theme.textSize
            name: root.sign
            visible: root.sign.length > 0
            width: height
        }
        Text {
            id: label

            color: root.on
            font.family: Theme.family
            font.features: {
                "tnum": 1
            }
            font.hintingPreference: Font.PreferNoHinting
            font.pixelSize: Theme.textSize
            font.weight: Font.DemiBold
            text: root.words
            textFormat: Text.PlainText
        }
    }
}
