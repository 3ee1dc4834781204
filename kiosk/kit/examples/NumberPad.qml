import QtQuick
import kiosk.kit

// Ten digits, one key to take one back, and one to say that this is all.
Sheet {
    id: root

    required property ActionModel model

    implicitHeight: need

    NumberPad {
        model: root.model
    }
}
