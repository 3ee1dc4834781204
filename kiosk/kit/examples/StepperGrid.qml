import QtQuick
import kiosk.kit

// Two settings with steps.
Sheet {
    id: root

    required property ActionModel model

    implicitHeight: need

    StepperGrid {
        model: root.model
    }
}
