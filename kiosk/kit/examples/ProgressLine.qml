import QtQuick
import kiosk.kit

// More than half done.
Sheet {
    id: root

    implicitHeight: need

    ProgressLine {
        share: 0.62
        text: "쓴 것을 다시 읽어 확인해요."
    }
}
