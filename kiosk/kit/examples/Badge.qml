import QtQuick
import kiosk.kit

// How long, done, start here.
Flow {
    id: root

    readonly property Hue hue: Hue {
        deep: "#1F3FA8"
        pale: "#DCE6FD"
    }

    spacing: Theme.gap

    Badge {
        hue: root.hue
        text: "3분"
    }
    Badge {
        hue: root.hue
        icon: "check"
        text: "완료"
    }
    Badge {
        filled: true
        hue: root.hue
        text: "처음이라면 이 일부터"
        width: Math.min(implicitWidth, root.width)
    }
}
