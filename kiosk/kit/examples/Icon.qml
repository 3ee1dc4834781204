pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// Every icon by its name, which here is for those who build and does not grow with the zoom. On a screen the words
// beside an icon say the same.
Flow {
    id: root

    required property list<string> names

    spacing: Theme.gap

    Repeater {
        model: root.names

        Column {
            id: one

            required property string modelData

            spacing: Theme.gap * 0.3
            width: Math.floor((root.width - 5 * root.spacing) / 6)

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                height: Theme.textSize
                name: one.modelData
                width: height
            }
            Words {
                font.pixelSize: Theme.rawMm * 9
                horizontalAlignment: Text.AlignHCenter
                text: one.modelData
                width: one.width
            }
        }
    }
}
