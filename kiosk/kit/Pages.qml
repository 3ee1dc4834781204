import QtQuick
import kiosk.kit

// A Sheet and, once it has two pages, the buttons that turn them. `beyond` its own pages there may be one more,
// which somebody else shows in the same place.
Item {
    id: root

    property alias asideFooter: sheet.asideFooter
    property alias asideShare: sheet.asideShare
    property alias columns: sheet.columns
    property alias low: sheet.low
    property alias merged: sheet.merged
    property bool more: false
    property int page: 0
    default property alias sections: sheet.data

    // Where the page beyond stands: before the buttons that turn pages, as one reads.
    readonly property alias further: further

    readonly property real asideNeed: sheet.asideNeed
    readonly property bool beyond: more && page >= sheet.pageCount
    readonly property real footer: Theme.target + Theme.gap
    readonly property real least: sheet.least
    readonly property real need: sheet.need
    readonly property int pageCount: sheet.pageCount + (more ? 1 : 0)
    // How far to the side what is on this page still stands while it arrives.
    readonly property real shift: Theme.travel * turn.way * turn.away

    onPageCountChanged: page = Math.min(page, pageCount - 1)

    Arrival {
        id: turn
    }
    Sheet {
        id: sheet

        anchors.fill: parent
        columnGap: Theme.margin * 2
        footer: root.footer
        opacity: turn.seen
        page: Math.min(root.page, pageCount - 1)
        spacing: Theme.space
        turning: root.more
        transform: Translate {
            x: root.shift
        }
        visible: !root.beyond
    }
    Item {
        id: further

        height: root.height - root.footer
        width: sheet.mainWidth
    }
    Pager {
        anchors.bottom: parent.bottom
        height: Theme.target
        page: root.page
        pageCount: root.pageCount
        visible: root.pageCount > 1
        width: sheet.mainWidth

        onTurned: page => {
            turn.setOut(page - root.page);
            root.page = page;
            Hands.turn();
        }
    }
}
