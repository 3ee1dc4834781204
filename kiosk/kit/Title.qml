import QtQuick
import kiosk.kit

// The headline of a screen: the one thing it is about.
Words {
    property bool hero: false

    readonly property int size: hero && !Theme.gathered ? Theme.heroSize : Theme.titleSize

    font.letterSpacing: -0.015 * size
    font.pixelSize: size
    font.weight: Font.ExtraBold
    heading: true
    lineHeight: 1
}
