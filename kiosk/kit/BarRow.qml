import QtQuick
import kiosk.kit

// One bar of a chart that lies: its name, its value in words, and below them its length, `value` in hundredths.
GridCell {
    id: root

    property string detail
    property string label
    property int value

    readonly property bool beside: name.implicitWidth + number.implicitWidth + Theme.space < width
    readonly property real thick: Theme.rawMm * 6

    implicitHeight: name.implicitHeight + (beside ? 0 : number.implicitHeight) + Theme.pad * 0.3 + thick
    leastWidth: Math.max(word.longest, number.implicitWidth)

    LongestWord {
        id: word

        font.weight: Font.DemiBold
        text: root.label
    }
    Words {
        id: name

        font.weight: Font.DemiBold
        lineHeight: 1
        text: root.label
        width: root.beside ? implicitWidth : root.width
    }
    Words {
        id: number

        lineHeight: 1
        text: root.detail
        wrapMode: Text.NoWrap
        x: root.beside ? root.width - width : 0
        y: root.beside ? 0 : name.implicitHeight
    }
    Rectangle {
        border.color: Theme.line
        border.width: Theme.highContrast ? Theme.stroke : 0
        color: Theme.highContrast ? Theme.paper : Theme.line
        height: root.thick
        radius: height / 2
        width: root.width
        y: root.height - height

        Rectangle {
            color: Theme.action
            height: parent.height
            radius: height / 2
            visible: root.value > 0
            width: Math.max(height, parent.width * Math.min(100, root.value) / 100)
        }
    }
}
