pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit

// Every icon by its name. On a screen the words beside an icon say the same.
Flow {
    id: root

    required property list<string> names

    spacing: Theme.gap

    Repeater {
        model: root.names

        Column {
            id: one

            required property string modelData

            spacing: Theme.gap / 2
            width: Theme.textSize * 4.2

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                height: Theme.textSize * 1.6
                name: one.modelData
                width: height
            }
            Words {
                font.pixelSize: Theme.textSize * 0.6
                horizontalAlignment: Text.AlignHCenter
                text: one.modelData
                width: one.width
            }
        }
    }
}
