pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit

// Columns beside one another, one a day: how high each is, and the part of it that counts filled from below. All
// numbers are shares, 0..1. Below it stand the names of the first and the last; `spoken` tells it all in words.
Section {
    id: root

    // Rows with `key`, `amount` and `part`.
    required property QtObject columns
    property string first
    property string last
    property string peak
    property string spoken

    readonly property real gap: Math.max(1, row.width / Math.max(1, bars.count) * 0.22)
    readonly property real chart: Theme.rawMm * (Theme.zoom > 130 ? 56 : 70)

    Accessible.ignored: spoken.length === 0
    Accessible.name: spoken
    Accessible.role: Accessible.Graphic
    implicitHeight: head.implicitHeight + chart + names.height
    shown: bars.count > 0

    Words {
        id: head

        color: Theme.muted
        lineHeight: 1
        spoken: false
        text: root.peak
        width: root.width
    }
    Item {
        id: row

        height: root.chart
        width: root.width
        y: head.implicitHeight

        Rectangle {
            color: Theme.line
            height: Theme.stroke
            width: parent.width
        }
        Repeater {
            id: bars

            model: root.columns

            Rectangle {
                id: column

                required property real amount
                required property int index
                required property real part

                readonly property real slot: row.width / Math.max(1, bars.count)

                border.color: Theme.action
                border.width: Math.max(1, Theme.stroke)
                color: Theme.tint
                height: Math.round(row.height * amount)
                visible: amount > 0
                width: Math.max(2, slot - root.gap)
                x: index * slot + root.gap / 2
                y: row.height - height

                Rectangle {
                    anchors.bottom: parent.bottom
                    color: Theme.action
                    height: Math.round(row.height * column.part)
                    width: parent.width
                }
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            color: Theme.ink
            height: Theme.stroke
            width: parent.width
        }
    }
    Item {
        id: names

        height: firstName.implicitHeight
        width: root.width
        y: row.y + row.height

        Words {
            id: firstName

            lineHeight: 1
            spoken: false
            text: root.first
        }
        Words {
            anchors.right: parent.right
            lineHeight: 1
            spoken: false
            text: root.last
        }
    }
}
