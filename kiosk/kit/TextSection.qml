import QtQuick
import kiosk.kit

// A text in a Sheet. Too long for a page, it goes on, by whole lines, on the next.
Section {
    id: root

    property alias color: words.color
    property alias heading: words.heading
    property alias horizontalAlignment: words.horizontalAlignment
    property alias text: words.text
    property alias weight: words.font.weight

    readonly property real line: words.implicitHeight / Math.max(1, words.lineCount)

    clip: heights.length > shownUnits
    heights: Array(Math.max(1, words.lineCount)).fill(line)
    implicitHeight: words.implicitHeight
    shown: words.text.length > 0

    Words {
        id: words

        width: root.width
        y: -root.firstUnit * root.line
    }
}
