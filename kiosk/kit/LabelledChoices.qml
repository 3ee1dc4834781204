import QtQuick
import kiosk.kit

// A small choice with its question in front of it, or above it where there is no room.
Section {
    id: root

    property alias columns: grid.columns
    property alias label: words.text
    property alias model: grid.model

    readonly property bool beside: words.implicitWidth + Theme.space + Theme.textSize * 12 < width

    signal pressed(string actionId)

    heights: [implicitHeight]
    implicitHeight: beside ? sheet.need : words.implicitHeight + Theme.gap + sheet.need
    shown: grid.count > 0

    Words {
        id: words

        font.weight: Font.ExtraBold
        heading: true
        width: root.beside ? implicitWidth : root.width
        y: root.beside ? (root.height - height) / 2 : 0
    }
    Sheet {
        id: sheet

        height: need
        width: root.width - x
        x: root.beside ? words.width + Theme.space : 0
        y: root.height - height

        ChoiceGrid {
            id: grid

            columns: 3

            onPressed: actionId => root.pressed(actionId)
        }
    }
}
