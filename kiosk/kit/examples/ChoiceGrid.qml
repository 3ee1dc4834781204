import QtQuick
import kiosk.kit

// One of several.
Sheet {
    id: root

    required property ActionModel model

    implicitHeight: need

    ChoiceGrid {
        columns: 3
        model: root.model
    }
}
