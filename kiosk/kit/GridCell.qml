import QtQuick

// What stands in a CellGrid. `leastWidth` holds its longest word; `whole` claims a row of its own; a `favourite`
// takes two seats where one would stay empty; `wish` is how much higher than the others it would stand.
// `leastWidth` never follows from the size given here, nor `implicitHeight` and `wish` from the height or from being
// in view: the grid gives sizes and pages by them, and would look for its layout for ever.
Item {
    property real leastWidth: 0
    property bool favourite: false
    property bool whole: false
    property real wish: 0

    signal asked

    onImplicitHeightChanged: asked()
    onLeastWidthChanged: asked()
    onFavouriteChanged: asked()
    onWholeChanged: asked()
    onWishChanged: asked()
}
