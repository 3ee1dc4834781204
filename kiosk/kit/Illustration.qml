import QtQuick
import kiosk.kit

// A picture of ours by name, as large as fits; nothing where there is none. Drawn when its size has come to rest.
Image {
    id: root

    required property string name

    // Where the picture is, known at once; `source` follows when its size is known.
    readonly property string place: Theme.illustration(name, Theme.highContrast)
    property bool ready: false
    property size rest: Qt.size(0, 0)

    // The size first: asked for without one, a picture is drawn twice.
    function settle(): void {
        rest = Qt.size(Math.round(width), Math.round(height));
        ready = rest.width > 0 && rest.height > 0;
    }

    Accessible.ignored: true
    asynchronous: false
    fillMode: Image.PreserveAspectFit
    smooth: true
    source: ready ? place : ""
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
