pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit

// One sentence and five steps from no to yes.
GridCell {
    id: root

    property string actionId
    property string high
    property string label
    property string low
    // Whether the meaning of both ends stands below them.
    property bool told: true
    property int value

    signal pressed(string actionId)

    implicitHeight: words.implicitHeight + Theme.pad * 0.5 + Theme.target + (told ? ends.height : 0)
    leastWidth: 5 * (Theme.textSize * 2 + Theme.pad * 1.4) + 4 * Theme.gap

    Words {
        id: words

        font.weight: Font.DemiBold
        text: root.label
        width: root.width
    }
    Row {
        spacing: Theme.gap
        y: words.implicitHeight + Theme.pad * 0.5

        Repeater {
            model: 5

            delegate: Choice {
                id: step

                required property int index

                readonly property string meaning: index === 0 ? root.low : index === 4 ? root.high : ""

                actionId: `${root.actionId}:${index + 1}`
                checked: root.value === index + 1
                height: Theme.target
                kind: "choice"
                label: `${index + 1}`
                spoken: `${root.label}, ${step.label} ${meaning}`
                width: (root.width - 4 * Theme.gap) / 5

                onPressed: actionId => root.pressed(actionId)
            }
        }
    }
    Item {
        id: ends

        height: lowWords.implicitHeight
        visible: root.told
        width: root.width
        y: words.implicitHeight + Theme.pad * 0.5 + Theme.target

        Words {
            id: lowWords

            color: Theme.muted
            spoken: false
            text: root.low
        }
        Words {
            anchors.right: parent.right
            color: Theme.muted
            spoken: false
            text: root.high
        }
    }
}
