import QtQuick
import kiosk.kit

// One drawing of this job, sharp at its size, in its version for the theme in use. It is drawn when its size has
// come to rest: a screen finds its layout in several steps, and the ground costs a quarter of a second each time.
Image {
    id: root

    required property string name

    property size rest: Qt.size(0, 0)

    function settle(): void {
        rest = Qt.size(Math.round(width), Math.round(height));
    }

    source: name.length > 0 && rest.width > 0 && rest.height > 0 ? Qt.resolvedUrl("pictures/" + name + (Theme.highContrast ? "_hc" : "") + ".svg") : ""
    sourceSize: rest.width > 0 && rest.height > 0 ? rest : undefined

    Component.onCompleted: settled.restart()
    onHeightChanged: settled.restart()
    onWidthChanged: settled.restart()

    Timer {
        id: settled

        interval: 30

        onTriggered: root.settle()
    }
}
