import QtQuick
import kiosk.kit

// The smallest text there is, and the words of a control.
Column {
    id: root

    Words {
        text: "가장 작은 글씨예요."
        width: root.width
    }
    Words {
        color: Theme.muted
        text: "덧붙이는 말은 조금 옅어요."
        width: root.width
    }
    Words {
        font.pixelSize: Theme.labelSize
        font.weight: Font.ExtraBold
        text: "기다리기"
        width: root.width
    }
}
