import QtQuick
import kiosk.kit

// What is going on; the urgent one has another sign and a frame.
Sheet {
    implicitHeight: need
    spacing: Theme.space

    Banner {
        deep: "#1F3FA8"
        more: "드론 두 대가 같은 길로 와요."
        sentence: "곧 길이 겹쳐요."
    }
    Banner {
        more: "10초 뒤에 아주 가까워져요."
        sentence: "드론 2와 드론 5가 위험해요."
        urgent: true
    }
}
