import QtQuick

// One thing in a Sheet. It says how high it is; the Sheet says where it stands and how much of it shows.
Item {
    id: root

    // In the second column, where there are two.
    property bool aside: false
    // Never the last thing on a page: a heading.
    property bool binds: false
    // On one page if any page holds it whole.
    property bool keep: true
    // The pieces it may be parted into, by height: lines of a text, rows of a grid.
    property list<real> heights: [implicitHeight]
    property real unitGap: 0
    // Its weight in sharing out free height, and how many times as high it may become by it (0: no limit).
    property real stretch: 0
    property real most: 0
    // Whether it takes part at all; `visible` is the Sheet's.
    property bool shown: true

    // The Sheet's answer.
    property int firstUnit: 0
    property int shownUnits: 1

    signal asked

    // Fit what is inside to the width now given, and say how high that is.
    function fit(): void {
    }
    // Place what is inside in the height now given.
    function seat(): void {
    }

    onAsideChanged: asked()
    onBindsChanged: asked()
    onHeightsChanged: asked()
    onKeepChanged: asked()
    onMostChanged: asked()
    onShownChanged: asked()
    onStretchChanged: asked()
    onUnitGapChanged: asked()
}
