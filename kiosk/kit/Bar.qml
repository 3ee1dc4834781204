pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit

// The four that are always there, at the bottom edge of every screen.
Item {
    id: root

    property alias model: grid.model

    // All four alike: with their icons beside the words only if all have room for it.
    readonly property bool beside: {
        for (let n = 0; n < grid.count; ++n)
            if ((grid.cell(n) as BarButton)?.besideWidth > grid.cell(n)?.width)
                return false;
        return true;
    }

    signal pressed(string actionId)

    implicitHeight: sheet.need + 2 * Theme.gap + Theme.stroke

    Rectangle {
        anchors.fill: parent
        color: Theme.paper
    }
    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        color: Theme.line
        height: Theme.stroke
    }
    Sheet {
        id: sheet

        anchors.bottomMargin: Theme.gap
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.gap + Theme.stroke

        CellGrid {
            id: grid

            columns: 4

            delegate: BarButton {
                beside: root.beside
                required actionId
                required icon
                required label
                required spoken

                onPressed: actionId => root.pressed(actionId)
            }
        }
    }
}
