import QtQuick
import kiosk.kit

// The headline of a screen; hero on the first one.
Column {
    id: root

    spacing: Theme.space

    Title {
        hero: true
        text: "미래의 일을 직접 해 보세요"
        width: root.width
    }
    Title {
        text: "오늘은 어떤 일을 해 볼까요?"
        width: root.width
    }
}
