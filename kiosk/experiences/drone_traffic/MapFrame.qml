import QtQuick
import kiosk.kit

// How the neighbourhood lies on the Stage: shares of the map into pixels. Sizes follow the Stage, the place of the
// map follows the camera, gliding.
QtObject {
    id: root

    required property real stageWidth
    required property real stageHeight
    // Where the map shall lie; the ground is drawn beyond it by these shares.
    required property rect view
    readonly property real bleedX: 0.36
    readonly property real bleedTop: 0.62
    readonly property real bleedBottom: 0.3

    readonly property real drawnTilt: 0.58
    readonly property real tilt: Math.max(0.42, Math.min(drawnTilt, 1.9 * drawnTilt * stageHeight / Math.max(1, stageWidth)))
    readonly property real margin: Theme.rawMm * 3
    // By the Stage's width as long as there is height: a banner of two lines must not draw every picture anew.
    readonly property real droneSize: Math.round(Math.min(0.088 * stageWidth, 0.16 * stageHeight) * (stageHeight > stageWidth ? 1.25 : 1) * (1 + (Theme.zoom / 100 - 1) * 0.2))
    readonly property real lift: Math.min(droneSize * 1.95, stageHeight * 0.26)

    property rect from
    property rect to
    property real progress: 1
    readonly property real mapX: from.x + (to.x - from.x) * progress
    readonly property real mapY: from.y + (to.y - from.y) * progress
    readonly property real mapWidth: from.width + (to.width - from.width) * progress
    readonly property real mapHeight: mapWidth * tilt

    property NumberAnimation glide: NumberAnimation {
        duration: Theme.motionMs * 4
        easing.type: Easing.InOutCubic
        from: 0
        property: "progress"
        target: root
        to: 1
    }

    signal moved

    function across(share: real): real {
        return mapX + share * mapWidth;
    }

    function down(share: real, up: real): real {
        return mapY + share * mapHeight - up * lift;
    }

    function turn(): void {
        if (view.width <= 0)
            return;
        from = to.width > 0 ? Qt.rect(mapX, mapY, mapWidth, mapHeight) : view;
        to = view;
        progress = 0;
        glide.restart();
        moved();
    }

    Component.onCompleted: turn()
    onProgressChanged: moved()
    onViewChanged: turn()
}
