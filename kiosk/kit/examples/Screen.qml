import QtQuick
import kiosk.kit

// A whole screen: what there is, in its order. It finds the layout itself.
Screen {
    id: root

    required property ActionModel model

    desk: model
    implicitHeight: width * 1.6

    TitleSection {
        lead: "그동안 다른 세 곳을 둘러보세요."
        text: "체험을 준비하고 있어요"
    }
    StageSection {
        upper: root.upper

        Illustration {
            anchors.fill: parent
            name: "hall"
        }
    }
}
