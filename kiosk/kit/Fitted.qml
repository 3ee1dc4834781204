import QtQuick

// A scene on a sheet of its own size, as large as the room allows and in its middle. What is on it is placed in
// the sheet's units: `x: 120 * scene.unit`.
Item {
    id: root

    // The sheet, in its own units.
    required property real sheetHeight
    required property real sheetWidth

    // Where the sheet stands in room that is left over: 0 left or top, 1 right or bottom.
    property real alongX: 0.5
    property real alongY: 0.5

    default property alias parts: sheet.data
    // Pixels of one unit of the sheet.
    readonly property real unit: Math.max(0, Math.min(width / sheetWidth, height / sheetHeight))

    Item {
        id: sheet

        height: root.sheetHeight * root.unit
        width: root.sheetWidth * root.unit
        x: Math.round((root.width - width) * root.alongX)
        y: Math.round((root.height - height) * root.alongY)
    }
}
