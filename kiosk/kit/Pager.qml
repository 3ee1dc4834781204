import QtQuick
import kiosk.kit

// Turns pages: one button back, one on, and where we are between them.
Row {
    id: root

    required property int page
    required property int pageCount

    signal turned(int page)

    readonly property real side: (width - where.width - 2 * spacing) / 2

    spacing: Theme.gap

    PlainButton {
        objectName: "pagePrevious"
        enabled: root.page > 0
        height: root.height
        label: qsTrId("kit-page-previous")
        spoken: qsTrId("kit-page-previous")
        width: root.side

        onPressed: root.turned(root.page - 1)
    }
    Words {
        id: where

        anchors.verticalCenter: parent.verticalCenter
        color: Theme.muted
        font.weight: Font.DemiBold
        text: `${root.page + 1}/${root.pageCount}`
        wrapMode: Text.NoWrap
    }
    PlainButton {
        objectName: "pageNext"
        enabled: root.page + 1 < root.pageCount
        height: root.height
        label: qsTrId("kit-page-next")
        spoken: qsTrId("kit-page-next")
        width: root.side

        onPressed: root.turned(root.page + 1)
    }
}
