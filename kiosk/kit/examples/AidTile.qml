import QtQuick
import kiosk.kit

// Off and on: a tick takes the icon's place.
Row {
    spacing: Theme.gap

    AidTile {
        icon: "text"
        kind: "switch"
        label: "큰 글씨"
        width: leastWidth + Theme.pad
    }
    AidTile {
        checked: true
        icon: "contrast"
        kind: "switch"
        label: "고대비"
        width: leastWidth + Theme.pad
    }
}
