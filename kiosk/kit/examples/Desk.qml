import QtQuick
import kiosk.kit

// What you touch: a heading and the controls of a model; more than fit come by pages.
Item {
    id: root

    required property ActionModel model

    implicitHeight: desk.need

    Desk {
        id: desk

        anchors.fill: parent
        heading: "드론 2"
        model: root.model
    }
}
