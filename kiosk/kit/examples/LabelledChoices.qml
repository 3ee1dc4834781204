import QtQuick
import kiosk.kit

// A question, and one of several answers.
Sheet {
    id: root

    required property ActionModel model

    implicitHeight: need

    LabelledChoices {
        label: "빠르기"
        model: root.model
    }
}
