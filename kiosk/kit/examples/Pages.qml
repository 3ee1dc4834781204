import QtQuick
import kiosk.kit

// A Sheet whose text is too long for its height: the rest is on the next page.
Pages {
    implicitHeight: footer + Theme.textSize * 3.6

    TextSection {
        text: "드론교통관제사는 하늘길이 겹치지 않게 드론을 이끌어요. 언제 올라가고 언제 기다릴지 정해요. 급한 약을 실은 드론은 먼저 보내요. 바람이 세지면 낮은 길로 옮겨요. 하루 일을 마치면 무엇이 늦었는지 함께 돌아봐요."
    }
}
