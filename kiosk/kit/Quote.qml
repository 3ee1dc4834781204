import QtQuick
import kiosk.kit

// What it comes down to, in one strong sentence, and a quieter one that puts it into proportion. Too long for a
// page, it goes on, by whole lines, on the next.
Section {
    id: root

    property string deep
    required property string sentence
    required property string under

    readonly property real between: under.length > 0 ? Theme.pad * 0.5 : 0
    readonly property Hue hue: Hue {
        deep: root.deep
    }

    function lines(text: Words, above: real, below: real): list<real> {
        const line = text.implicitHeight / text.lineCount;
        return Array(text.lineCount).fill(line).map((piece, n) => piece + (n === 0 ? above : 0) + (n + 1 === text.lineCount ? below : 0));
    }

    clip: heights.length > shownUnits
    heights: under.length > 0 ? lines(strong, Theme.pad, between).concat(lines(quiet, 0, Theme.pad)) : lines(strong, Theme.pad, Theme.pad)
    implicitHeight: heights.reduce((sum, piece) => sum + piece, 0)
    shown: sentence.length > 0

    Surface {
        anchors.fill: parent
    }
    Rectangle {
        color: root.hue.ink
        height: parent.height - Theme.pad * 2
        radius: width / 2
        width: Theme.rawMm * 2
        x: Theme.pad
        y: Theme.pad
    }
    Item {
        width: root.width - x - Theme.pad
        x: Theme.pad * 2
        y: Theme.pad - root.heights.slice(0, root.firstUnit).reduce((sum, piece) => sum + piece, 0)

        Words {
            id: strong

            color: root.hue.ink
            font.pixelSize: Theme.labelSize
            font.weight: Font.ExtraBold
            lineHeight: 1.05
            text: root.sentence
            width: parent.width
        }
        Words {
            id: quiet

            color: Theme.muted
            text: root.under
            visible: text.length > 0
            width: parent.width
            y: strong.implicitHeight + root.between
        }
    }
}
