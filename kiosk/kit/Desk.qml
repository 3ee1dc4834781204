pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit

// What you touch: a heading and at most six controls, by pages where they do not fit.
Item {
    id: root

    // Controls say only what they do, without icon or detail: four of them in sight are worth more than one.
    property bool brief: false
    property alias columns: grid.columns
    property bool inviting: false
    property alias heading: heading.text
    property alias model: grid.model
    // Its rows never get lower while the same controls stand in it: hands find them blind.
    property alias steady: grid.steady
    property alias tools: toolGrid.model

    property alias pageCount: sheet.pageCount
    readonly property real headed: heading.text.length > 0 ? heading.implicitHeight + Theme.gap : 0
    readonly property real least: headed + sheet.least
    readonly property real need: headed + sheet.need

    signal pressed(string actionId)

    Arrival {
        id: turn
    }
    Words {
        id: heading

        font.pixelSize: Theme.labelSize
        font.weight: Font.ExtraBold
        heading: true
        width: parent.width
    }
    Sheet {
        id: sheet

        anchors.fill: parent
        anchors.topMargin: root.headed
        footer: Theme.target + Theme.gap
        opacity: turn.seen
        spacing: Theme.gap
        onPageCountChanged: page = Math.min(page, pageCount - 1)
        transform: Translate {
            x: Theme.travel * turn.way * turn.away
        }

        CellGrid {
            id: grid

            leading: Theme.zoom > 130
            tallest: 1.7

            delegate: ActionButton {
                required actionId
                brief: root.brief
                large: root.inviting
                required checked
                required coached
                required deep
                required enabled
                required icon
                required kind
                required label
                required level
                required levels
                required note
                required pale
                required spoken

                onPressed: actionId => root.pressed(actionId)
            }
        }
        CellGrid {
            id: toolGrid

            delegate: ActionButton {
                required actionId
                required enabled
                required icon
                required label
                required spoken

                kind: "quiet"

                onPressed: actionId => root.pressed(actionId)
            }
        }
    }
    PlainButton {
        objectName: "deskMore"
        anchors.bottom: parent.bottom
        height: Theme.target
        icon: "more"
        label: qsTrId("kit-more")
        visible: sheet.pageCount > 1
        width: parent.width

        onPressed: {
            turn.setOut(1);
            sheet.page = (sheet.page + 1) % sheet.pageCount;
            Hands.turn();
        }
    }
}
