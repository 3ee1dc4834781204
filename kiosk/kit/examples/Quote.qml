import QtQuick
import kiosk.kit

// What it comes down to.
Sheet {
    implicitHeight: need

    Quote {
        deep: "#1F3FA8"
        sentence: "일찍 비키면 짧게 비켜도 돼요."
        under: "실제 하늘길은 이보다 복잡합니다."
    }
}
