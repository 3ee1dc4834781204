import QtQuick
import kiosk.kit

// A door out of the hall; upright where there is height for it.
Column {
    id: root

    spacing: Theme.gap

    DoorTile {
        label: "일자리센터"
        picture: "jobs"
        width: root.width
    }
    DoorTile {
        label: "창업 지원"
        picture: "startup"
        upright: true
        width: root.width / 2
    }
}
