pragma ComponentBehavior: Bound

import QtQuick
import kiosk.kit
import kiosk.experiences.first_shop

// The shop's street; above it (beside it where there is little height) how long the money lasts and what is known.
Item {
    id: root

    required property FirstShopController controller

    readonly property real edge: Theme.pad * 0.5
    readonly property bool flat: width > 2.1 * height
    // How much of the width the scene keeps when words stand beside it.
    readonly property real scenery: Math.min(width, height * street.sheetWidth / street.sheetHeight)
    readonly property real free: flat ? width - scenery - 2 * edge : width - 2 * edge
    // Both in one row, the one whose words are longer wider.
    readonly property real row: width - 2 * edge - Theme.pad
    readonly property bool paired: !flat && gauge.implicitWidth <= 0.45 * row && guess.implicitWidth <= 0.55 * row
    readonly property real over: flat || !gauge.visible ? 0 : gauge.height + 2 * edge

    Accessible.name: qsTrId("first_shop.scene-description")
    Accessible.role: Accessible.Graphic
    clip: true

    Street {
        id: street

        alongX: root.flat ? 0 : 0.5
        anchors.fill: parent
        anchors.topMargin: root.over
        controller: root.controller
    }
    Gauge {
        id: gauge

        goodFrom: root.controller.runwayGood
        goodTo: 1
        name: root.controller.runwayName
        value: root.controller.runway
        visible: implicitWidth <= root.free && (root.flat || implicitHeight < root.height * 0.25)
        width: root.flat ? root.free : root.paired ? 0.45 * root.row : root.free
        words: root.controller.runwayWords
        x: root.flat ? root.width - width - root.edge : root.edge
        y: root.edge
    }
    Guess {
        id: guess

        readonly property bool fits: root.paired || root.flat && implicitWidth <= root.free && gauge.height + height + 3 * root.edge < root.height

        from: root.controller.guessFrom
        name: root.controller.guessName
        to: root.controller.guessTo
        visible: gauge.visible && fits
        width: root.paired ? 0.55 * root.row : gauge.width
        words: root.controller.guessWords
        x: root.flat ? gauge.x : root.width - width - root.edge
        y: root.flat ? gauge.y + gauge.height + root.edge * 2 : root.edge
    }
    // where the gauge finds no room, its words do
    Chip {
        alarm: root.controller.runway < root.controller.runwayGood
        icon: alarm ? "warning" : "normal"
        visible: !gauge.visible && implicitWidth <= (root.flat ? root.free : root.width * 0.4)
        words: root.controller.runwayWords
        x: root.flat ? root.width - width - root.edge : root.edge
        y: root.edge
    }
    Column {
        id: notes

        readonly property real above: guess.visible ? guess.y + guess.height : gauge.y + gauge.height

        spacing: root.edge * 0.6
        visible: gauge.visible && (root.flat ? implicitWidth <= root.free && above + implicitHeight + 3 * root.edge < root.height : implicitWidth < root.width * 0.55)
        x: root.flat ? gauge.x : root.edge
        y: root.flat ? above + 2 * root.edge : root.height - height - root.edge

        Chip {
            icon: "price"
            words: root.controller.cashWords
        }
        Chip {
            icon: "place"
            words: root.controller.placeWords
        }
    }
    Chip {
        icon: "walk"
        visible: notes.visible && words.length > 0 && (root.flat ? implicitWidth <= root.free && y + height + root.edge < root.height : notes.width + implicitWidth + 3 * root.edge < root.width)
        words: root.controller.soldWords
        x: root.flat ? gauge.x : root.width - width - root.edge
        y: root.flat ? notes.y + notes.height + root.edge * 0.6 : root.height - height - root.edge
    }
    Chip {
        icon: "hours"
        visible: notes.visible && !root.flat && implicitWidth < root.width * 0.4
        words: root.controller.dayWords
        x: root.width - width - root.edge
        y: root.over + root.edge
    }
}
