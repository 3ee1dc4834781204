import QtQuick
import kiosk.kit

// A card of evidence: face down, filling while it is looked at, turned over once it is known.
Rectangle {
    id: root

    required property string name
    required property string icon
    required property string words
    required property bool open
    required property bool points
    required property bool looking
    required property real looked
    property real turned: open ? 1 : 0

    readonly property bool faceUp: turned > 0.5
    readonly property bool named: title.implicitWidth <= width - Theme.pad * 0.6
    readonly property color ink: !faceUp ? Theme.muted : points ? Theme.stop : Theme.good

    border.color: looking ? Theme.action : faceUp ? ink : Theme.line
    border.width: looking || faceUp ? Theme.stroke * 2 : Theme.stroke
    color: faceUp ? Theme.surface : Theme.paper
    height: body.implicitHeight + Theme.pad * 0.8
    radius: Theme.radius * 0.6

    transform: Scale {
        origin.x: root.width / 2
        xScale: Math.abs(2 * root.turned - 1)
    }

    Behavior on turned {
        NumberAnimation {
            duration: Theme.motionMs * 1.2
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: root.border.width
        color: Theme.highContrast ? Theme.shade : Theme.tint
        height: parent.height - 2 * root.border.width
        radius: root.radius - root.border.width
        visible: root.looking
        width: Math.max(2 * radius, (parent.width - 2 * root.border.width) * root.looked)
    }

    Column {
        id: body

        anchors.centerIn: parent
        spacing: Theme.pad * 0.15

        Words {
            id: title

            anchors.horizontalCenter: parent.horizontalCenter
            color: root.faceUp ? Theme.ink : Theme.muted
            font.weight: Font.DemiBold
            lineHeight: 1
            spoken: false
            text: root.name
            visible: root.named
            wrapMode: Text.NoWrap
        }

        Row {
            height: Theme.textSize * 1.4
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.pad * 0.3

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.looking ? Theme.action : root.ink
                height: Theme.textSize * 1.1
                name: root.faceUp ? (root.points ? "warning" : "normal") : root.icon
                width: height
            }

            Words {
                anchors.verticalCenter: parent.verticalCenter
                color: root.ink
                font.weight: Font.ExtraBold
                lineHeight: 1
                spoken: false
                text: root.words
                visible: root.faceUp && implicitWidth + Theme.textSize * 1.4 <= root.width
                wrapMode: Text.NoWrap
            }
        }
    }
}
