import QtQuick

// What stands in a CellGrid. `leastWidth` holds its longest word; `whole` claims a row of its own; a `favourite`
// takes two seats where one would stay empty.
Item {
    property real leastWidth: 0
    property bool favourite: false
    property bool whole: false

    signal asked

    onImplicitHeightChanged: asked()
    onLeastWidthChanged: asked()
    onFavouriteChanged: asked()
    onWholeChanged: asked()
}
