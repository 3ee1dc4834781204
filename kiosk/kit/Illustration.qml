import QtQuick
import kiosk.kit

// A picture of ours by name, as large as fits; nothing where there is none. Drawn when its size has come to rest.
Image {
    id: root

    required property string name

    property size rest: Qt.size(0, 0)

    Accessible.ignored: true
    asynchronous: false
    fillMode: Image.PreserveAspectFit
    smooth: true
    source: Theme.illustration(name, Theme.highContrast)
    sourceSize: rest

    Component.onCompleted: settled.restart()
    onHeightChanged: settled.restart()
    onWidthChanged: settled.restart()

    Timer {
        id: settled

        interval: 30

        onTriggered: root.rest = Qt.size(Math.round(root.width), Math.round(root.height))
    }
}
