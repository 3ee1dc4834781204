import QtQuick
import kiosk.kit

// The QR of the slip, at least 60 mm, and beside it what it is for and what else belongs to taking it.
Section {
    id: root

    property alias heading: heading.text
    default property alias more: below.data
    property alias rows: code.rows
    // How wide it is in millimetres, its quiet edge included.
    property real size: 74
    required property string text

    readonly property real side: Math.min(width, Theme.mm * size)
    readonly property bool beside: width - side > Theme.textSize * 7

    heights: beside ? [Math.max(side, words.implicitHeight)] : [side, words.implicitHeight + Theme.gap]
    implicitHeight: heights.reduce((sum, piece) => sum + piece, 0)
    shown: rows.length > 0

    QrCode {
        id: code

        Accessible.ignored: true
        height: root.side
        visible: root.firstUnit === 0
        width: root.side
    }
    Column {
        id: words

        spacing: Theme.pad * 0.3
        visible: root.beside || root.firstUnit + root.shownUnits > 1
        width: root.width - x
        x: root.beside ? root.side + Theme.pad * 1.2 : 0
        y: root.beside ? (root.height - height) / 2 : root.height - height

        Words {
            id: heading

            font.pixelSize: Theme.labelSize
            font.weight: Font.ExtraBold
            heading: true
            visible: text.length > 0
            width: parent.width
        }
        Words {
            text: root.text
            width: parent.width
        }
        Sheet {
            id: below

            height: need
            visible: need > 0
            width: parent.width
        }
    }
}
