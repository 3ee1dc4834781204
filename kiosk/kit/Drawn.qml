import QtQuick

// A picture drawn sharp at the size it is shown in, once that size has come to rest: a screen finds its layout in
// several steps, and a large drawing costs a quarter of a second each time.
Image {
    id: root

    // The picture's URL, "" for none.
    required property string place

    property bool ready: false
    property size rest: Qt.size(0, 0)

    // The size first: asked for without one, a picture is drawn twice.
    function settle(): void {
        rest = Qt.size(Math.round(width), Math.round(height));
        ready = rest.width > 0 && rest.height > 0;
    }

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
