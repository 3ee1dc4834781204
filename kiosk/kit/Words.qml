import QtQuick
import kiosk.kit

// Words on a screen. `spoken: false` for words that are part of a control, which says them itself.
Text {
    id: root

    property bool heading: false
    property bool spoken: true

    Accessible.ignored: !spoken || text.length === 0
    Accessible.name: text
    Accessible.role: heading ? Accessible.Heading : Accessible.StaticText
    color: Theme.ink
    font.family: Theme.family
    font.features: {
        "tnum": 1
    }
    font.hintingPreference: Font.PreferNoHinting
    font.pixelSize: Theme.textSize
    lineHeight: 1.08
    textFormat: Text.PlainText
    wrapMode: Text.WordWrap
}
