import QtQuick
import kiosk.kit

// Which round, and how much of it is left.
Sheet {
    implicitHeight: need

    RoundTimer {
        deep: "#1F3FA8"
        fraction: 0.4
        name: "1단계 · 아침 배달"
        remaining: "24초 남음"
    }
}
