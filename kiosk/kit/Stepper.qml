import QtQuick
import kiosk.kit

// A setting that is turned down or up by a step: its name and value, and a button on either side of them.
// It says `pressed` with its id and the way: `volume:up`.
GridCell {
    id: root

    property string actionId
    property string detail
    property string label

    readonly property real button: Theme.target

    signal pressed(string actionId)

    implicitHeight: Math.max(button, words.implicitHeight + Theme.pad * 0.8)
    leastWidth: Math.max(word.longest, value.implicitWidth) + 2 * (button + Theme.pad)

    LongestWord {
        id: word

        text: root.label
    }
    Surface {
        anchors.fill: parent
    }
    StepButton {
        actionId: `${root.actionId}:down`
        height: root.height
        icon: "minus"
        spoken: `${root.label} ${root.detail}, ${qsTrId("kit-step-down")}`
        width: root.button

        onPressed: actionId => root.pressed(actionId)
    }
    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        width: root.width - 2 * (root.button + Theme.pad)
        x: root.button + Theme.pad

        Words {
            color: Theme.muted
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1
            text: root.label
            width: parent.width
        }
        Words {
            id: value

            anchors.horizontalCenter: parent.horizontalCenter
            font.pixelSize: Theme.labelSize * 1.15
            font.weight: Font.ExtraBold
            lineHeight: 1
            text: root.detail
            wrapMode: Text.NoWrap
        }
    }
    StepButton {
        actionId: `${root.actionId}:up`
        height: root.height
        icon: "plus"
        spoken: `${root.label} ${root.detail}, ${qsTrId("kit-step-up")}`
        width: root.button
        x: root.width - width

        onPressed: actionId => root.pressed(actionId)
    }
}
