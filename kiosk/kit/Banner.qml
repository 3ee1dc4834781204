import QtQuick
import kiosk.kit

// What is going on now, in one sentence, and why. An urgent one has a warning sign, not only a colour.
Section {
    id: root

    property string deep
    required property string more
    required property string sentence
    // Keeps the greatest height it ever needed at this width, so that what stands beside it stands still.
    property bool steady: false
    property bool urgent: false

    property real measure: 0
    property real reached: 0
    readonly property real wanted: words.implicitHeight + Theme.pad * 1.6
    readonly property color ink: urgent ? Theme.stop : Theme.highContrast || deep.length === 0 ? Theme.ink : deep
    // Not asked of the sign itself: on another page nothing of this is visible, and its height must not change.
    readonly property bool signed: width > Theme.textSize * 16
    readonly property real patch: signed ? sign.width + Theme.pad * 0.7 : 0

    implicitHeight: steady ? Math.max(reached, wanted) : wanted

    onWantedChanged: {
        reached = width === measure ? Math.max(reached, wanted) : wanted;
        measure = width;
    }

    Surface {
        anchors.fill: parent
        border.color: root.urgent ? Theme.stop : Theme.line
        border.width: root.urgent || Theme.highContrast ? Theme.stroke * 1.5 : 0
    }
    Icon {
        id: sign

        color: root.ink
        height: Theme.labelSize * 1.3
        name: root.urgent ? "warning" : "report"
        visible: root.signed
        width: height
        x: Theme.pad
        y: Theme.pad * 0.8
    }
    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.pad * 0.2
        width: root.width - root.patch - Theme.pad * 2
        x: Theme.pad + root.patch

        Words {
            color: root.ink
            font.pixelSize: Theme.labelSize
            font.weight: Font.ExtraBold
            lineHeight: 1
            text: root.sentence
            width: parent.width
        }
        Words {
            color: Theme.muted
            text: root.more
            visible: text.length > 0
            width: parent.width
        }
    }
}
