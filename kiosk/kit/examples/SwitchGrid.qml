import QtQuick
import kiosk.kit

// Switches over a model.
Sheet {
    id: root

    required property ActionModel model

    implicitHeight: need

    SwitchGrid {
        model: root.model
    }
}
