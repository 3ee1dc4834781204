import QtQuick
import kiosk.kit

// Something went well, and something did not.
Sheet {
    id: root

    implicitHeight: need
    spacing: Theme.gap

    NoticeStrip {
        text: "다 옮겼어요. 이제 꺼내셔도 됩니다."
    }
    NoticeStrip {
        good: false
        text: "USB에 빈 자리가 모자라요. 다른 USB를 꽂아 주세요."
    }
}
