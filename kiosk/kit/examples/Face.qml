import QtQuick
import kiosk.kit

// How it was: one of five, each with its words.
Flow {
    spacing: Theme.gap

    Face {
        icon: "face2"
        kind: "choice"
        label: "별로예요"
        width: leastWidth + Theme.pad
    }
    Face {
        checked: true
        icon: "face4"
        kind: "choice"
        label: "좋아요"
        width: leastWidth + Theme.pad
    }
}
