import QtQuick
import kiosk.kit

// Measures the longest word of a text, which no line break can make shorter. A short text counts as one word:
// it is not worth breaking.
Words {
    id: root

    readonly property real word: text.length > 0 ? contentWidth : 0
    readonly property real longest: text.length > 0 ? Math.max(contentWidth, Math.min(implicitWidth, 6.5 * font.pixelSize)) : 0

    spoken: false
    visible: false
    width: 1
}
