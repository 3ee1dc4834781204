import QtQuick
import kiosk.kit

// Which round this is, what it is called, and how long it still runs.
Section {
    id: root

    required property string deep
    required property real fraction
    required property string name
    required property string remaining

    readonly property Hue hue: Hue {
        deep: root.deep
    }

    implicitHeight: words.height + Theme.gap + track.height

    Item {
        id: words

        readonly property bool beside: round.implicitWidth + left.implicitWidth + Theme.space < root.width

        height: beside ? round.implicitHeight : round.implicitHeight + left.implicitHeight
        width: root.width

        Words {
            id: round

            color: root.hue.ink
            font.pixelSize: Theme.labelSize
            font.weight: Font.ExtraBold
            heading: true
            lineHeight: 1
            text: root.name
            width: words.beside ? implicitWidth : parent.width
        }
        Words {
            id: left

            anchors.bottom: parent.bottom
            anchors.right: parent.right
            font.weight: Font.DemiBold
            lineHeight: 1
            text: root.remaining
        }
    }
    Rectangle {
        id: track

        anchors.bottom: parent.bottom
        border.color: Theme.line
        border.width: Theme.highContrast ? Theme.stroke : 0
        color: Theme.surface
        height: Theme.rawMm * (Theme.zoom > 130 ? 5 : 3.5)
        radius: height / 2
        width: parent.width

        Rectangle {
            color: root.hue.ink
            height: parent.height
            radius: height / 2
            width: Math.max(height, parent.width * (1 - root.fraction))
        }
    }
}
