import QtQuick
import kiosk.kit

// One drawing of this job, sharp at its size, in its version for the theme in use. It is drawn when its size has
// come to rest: a screen finds its layout in several steps, and the ground costs a quarter of a second each time.
Image {
    id: root

    required property string name

    property bool ready: false
    property size rest: Qt.size(0, 0)

    // The size first: asked for without one, a picture is drawn twice.
    function settle(): void {
        rest = Qt.size(Math.round(width), Math.round(height));
        ready = rest.width > 0 && rest.height > 0;
    }

    source: ready && name.length > 0 ? Theme.drawn(Qt.resolvedUrl("pictures/" + name + (Theme.highContrast ? "_hc" : "") + ".svg")) : ""
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
