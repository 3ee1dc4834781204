import QtQuick
import kiosk.kit

// A heading and a text in a Sheet.
Sheet {
    implicitHeight: need
    spacing: Theme.gap

    TextSection {
        binds: true
        heading: true
        text: "시작하는 길"
        weight: Font.ExtraBold
    }
    TextSection {
        text: "드론 조종 자격을 딴 다음, 관제하는 곳에서 실습을 해요."
    }
}
