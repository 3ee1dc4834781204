import QtQuick
import kiosk.kit

// How many came: one question and its four answers.
Item {
    id: root

    property alias model: grid.model

    signal pressed(string actionId)

    implicitHeight: grid.count > 0 ? words.implicitHeight + Theme.gap + sheet.need : 0

    Words {
        id: words

        font.weight: Font.ExtraBold
        heading: true
        text: qsTrId("kit-party")
        visible: grid.count > 0
        width: parent.width
    }
    Sheet {
        id: sheet

        height: need
        width: parent.width
        y: words.implicitHeight + Theme.gap

        ChoiceGrid {
            id: grid

            columns: 4

            onPressed: actionId => root.pressed(actionId)
        }
    }
}
