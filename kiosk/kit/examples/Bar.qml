import QtQuick
import kiosk.kit

// The four that are always there. With room for it, icons stand beside the words.
Column {
    id: root

    required property ActionModel model

    Bar {
        model: root.model
        width: root.width
    }
}
