import QtQuick
import kiosk.kit

// The display switches in one row.
Sheet {
    id: root

    required property ActionModel model

    implicitHeight: need

    AidGrid {
        model: root.model
    }
}
