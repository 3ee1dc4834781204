import QtQuick
import kiosk.kit

// A headline with its sentence, and one with the stars of a play.
Sheet {
    implicitHeight: need
    spacing: Theme.space

    TitleSection {
        lead: "여러 가지를 해 봐도 좋아요."
        text: "오늘은 어떤 일을 해 볼까요?"
    }
    TitleSection {
        lead: "왜 그랬을까요?"
        stars: 2
        text: "잘했어요"
    }
}
