import QtQuick
import kiosk.kit

// One question over the dimmed screen. Its parts are Sections, its answers a model.
Overlay {
    id: root

    required property ActionModel model

    desk: model
    implicitHeight: width * 1.2
    title: "처음 화면으로 갈까요?"

    TitleSection {
        lead: "지금까지 한 내용이 화면에서 모두 지워져요."
        text: root.title
    }
}
