pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit

// A notice of the site on the Stage: its picture as large as fits, its words below, and which of how many it is.
// Where both would be small there is one of them: the words if they fit, since they are the same at a size that
// can be read. Assistive technology hears the words as the picture's name.
Rectangle {
    id: root

    required property int count
    required property int number
    required property string picture
    required property string text

    readonly property real footer: words.implicitHeight + 2 * Theme.gap + (dots.height > 0 ? dots.height + Theme.gap : 0)
    readonly property bool both: height - footer >= Math.max(height * 0.45, Theme.rawMm * 90)
    readonly property bool on: picture.length > 0
    readonly property bool told: both || footer + Theme.gap <= height

    Accessible.ignored: !on
    Accessible.name: text
    Accessible.role: Accessible.Graphic
    color: Theme.surface
    opacity: on ? 1 : 0
    radius: Theme.radius * 1.5
    visible: on

    Behavior on opacity {
        enabled: root.on

        NumberAnimation {
            duration: Theme.motionMs
        }
    }

    Image {
        id: sheet

        readonly property string name: root.on ? "notice" : ""

        Accessible.ignored: true
        anchors.bottom: root.told ? words.top : dots.top
        anchors.bottomMargin: Theme.gap
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        anchors.top: parent.top
        anchors.topMargin: Theme.gap
        asynchronous: true
        fillMode: Image.PreserveAspectFit
        smooth: true
        source: width > 0 && height > 0 ? root.picture : ""
        visible: root.both || !root.told
        sourceSize: Qt.size(Math.round(width), Math.round(Math.max(0, height)))
    }
    Words {
        id: words

        anchors.bottom: dots.top
        anchors.bottomMargin: root.both ? Theme.gap : Math.max(Theme.gap, (root.height - implicitHeight - dots.height) / 2 - Theme.gap)
        anchors.left: parent.left
        anchors.leftMargin: Theme.pad
        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignHCenter
        spoken: false
        text: root.text
        visible: root.told
    }
    Row {
        id: dots

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        anchors.horizontalCenter: parent.horizontalCenter
        height: root.count > 1 ? Theme.gap : 0
        spacing: Theme.gap

        Repeater {
            model: root.count > 1 ? root.count : 0

            // The one that is on is long and filled, so that it is not told by colour alone.
            Rectangle {
                required property int index

                readonly property bool here: index + 1 === root.number

                border.color: Theme.muted
                border.width: here ? 0 : Theme.stroke
                color: here ? Theme.ink : "transparent"
                height: Theme.gap
                radius: height / 2
                width: here ? height * 3 : height
            }
        }
    }
}
