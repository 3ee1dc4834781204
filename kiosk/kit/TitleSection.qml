import QtQuick
import kiosk.kit

// The headline, the one sentence that belongs to it, and, after a play, its stars. Too long for a page, it goes
// on, by whole lines, on the next.
Section {
    id: root

    property alias hero: title.hero
    property string lead
    property int stars: 0
    property alias text: title.text

    readonly property bool beside: stars > 0 && title.implicitWidth + row.width + Theme.space < width
    readonly property real between: Theme.pad * 0.3

    clip: heights.length > shownUnits
    heights: lines(title, 0).concat(lead.length > 0 ? lines(words, between) : [], stars > 0 && !beside ? [row.height + between] : [])
    implicitHeight: heights.reduce((sum, piece) => sum + piece, 0)
    shown: title.text.length > 0

    function lines(text: Words, above: real): list<real> {
        const line = text.implicitHeight / Math.max(1, text.lineCount);
        return Array(Math.max(1, text.lineCount)).fill(line).map((piece, n) => n === 0 ? piece + above : piece);
    }

    Item {
        width: root.width
        y: -root.heights.slice(0, root.firstUnit).reduce((sum, piece) => sum + piece, 0)

        Title {
            id: title

            width: root.beside ? implicitWidth : root.width
        }
        Words {
            id: words

            color: Theme.muted
            text: root.lead
            visible: text.length > 0
            width: root.width
            y: title.implicitHeight + root.between
        }
        Stars {
            id: row

            count: root.stars
            size: Theme.titleSize * 0.95
            visible: root.stars > 0
            x: root.beside ? root.width - width : 0
            y: root.beside ? (title.height - height) / 2 : root.implicitHeight - height
        }
    }
}
