import QtQuick
import kiosk.kit

// The QR of the slip, at least 60 mm, what it is for, and beside it what else belongs to taking it.
Section {
    id: root

    default property alias more: below.data
    property alias rows: code.rows
    required property string text

    readonly property real side: Math.min(width, Theme.mm * 74)
    readonly property bool beside: width - side > Theme.textSize * 7

    heights: beside ? [Math.max(side, words.implicitHeight + below.implicitHeight)] : [side, words.implicitHeight]
    implicitHeight: heights.reduce((sum, piece) => sum + piece, 0)
    shown: rows.length > 0

    QrCode {
        id: code

        Accessible.ignored: true
        height: root.side
        visible: root.firstUnit === 0
        width: root.side
    }
    Item {
        height: root.beside ? root.height : words.implicitHeight
        visible: root.beside || root.firstUnit + root.shownUnits > 1
        width: root.width - x
        x: root.beside ? root.side + Theme.pad * 1.2 : 0
        y: root.beside || root.firstUnit > 0 ? 0 : root.side

        Words {
            id: words

            text: root.text
            width: parent.width
            y: below.implicitHeight > 0 || !root.beside ? 0 : (parent.height - height) / 2
        }
        Item {
            id: below

            height: implicitHeight
            implicitHeight: children.length > 0 ? children[0].implicitHeight : 0
            width: parent.width
            y: parent.height - height
        }
    }
}
