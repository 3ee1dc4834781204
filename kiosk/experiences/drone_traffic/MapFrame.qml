import QtQuick
import kiosk.kit

// How the neighbourhood fits a Stage of any shape: shares of the map into pixels.
QtObject {
    id: root

    required property real stageWidth
    required property real stageHeight
    required property real ladderWidth

    // There are two grounds: one seen from higher up, and a flatter one for a wide, low Stage.
    readonly property bool low: stageWidth > 1.25 * stageHeight
    readonly property real drawnTilt: low ? 0.58 : 0.8
    readonly property real tilt: low ? Math.max(0.42, Math.min(drawnTilt, stageHeight / widest - liftShare - droneShare)) : drawnTilt
    readonly property real margin: Theme.rawMm * 3
    readonly property real bleedX: 0.4
    readonly property real bleedY: 0.45
    readonly property real liftShare: 0.15
    readonly property real droneShare: (low ? 0.13 : 0.115) * (1 + (Theme.zoom / 100 - 1) * 0.3)

    // Newcomers enter a little outside the map, and are seen whole.
    readonly property real edge: 0.06

    readonly property real widest: Math.max(1, (stageWidth - ladderWidth - 2 * margin) / (1 + 2 * edge))
    readonly property real mapWidth: Math.min(widest, (stageHeight - 2 * margin) / (tilt + liftShare + droneShare + edge * tilt))
    readonly property real mapHeight: mapWidth * tilt
    readonly property real lift: mapWidth * liftShare
    readonly property real droneSize: mapWidth * droneShare
    readonly property real mapX: ladderWidth + (stageWidth - ladderWidth - mapWidth) / 2
    readonly property real mapY: (stageHeight - mapHeight + lift) / 2
    readonly property point middle: Qt.point(mapX + mapWidth / 2, mapY + mapHeight / 2)
    // The ground is larger than the map; where even that does not fill the Stage it is enlarged.
    readonly property real groundWidth: mapWidth * (1 + 2 * bleedX)
    readonly property real groundHeight: mapWidth * drawnTilt * (1 + 2 * bleedY)
    readonly property real enlarged: Math.max(1, 2 * Math.max(middle.x, stageWidth - middle.x) / groundWidth, 2 * Math.max(middle.y, stageHeight - middle.y) / groundHeight)
    readonly property rect map: Qt.rect(mapX, mapY, mapWidth, mapHeight)
    readonly property rect room: Qt.rect(ladderWidth + margin, margin, stageWidth - ladderWidth - 2 * margin, stageHeight - 2 * margin)

    function across(share: real): real {
        return mapX + share * mapWidth;
    }

    function down(share: real, up: real): real {
        return mapY + share * mapHeight - up * lift;
    }
}
