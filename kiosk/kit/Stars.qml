pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import kiosk.kit

// Up to three stars; a missing one is an outline. Whoever shows them also says how many.
Row {
    id: root

    required property int count
    property real size: Theme.textSize

    spacing: size * 0.15

    Repeater {
        model: 3

        delegate: Item {
            id: star

            required property int index

            height: root.size
            width: root.size

            Shape {
                height: 24
                scale: root.size / 24
                transformOrigin: Item.TopLeft
                width: 24

                ShapePath {
                    fillColor: star.index < root.count ? Theme.star : "transparent"
                    joinStyle: ShapePath.RoundJoin
                    strokeColor: star.index < root.count ? fillColor : Theme.muted
                    strokeWidth: 1.6

                    PathSvg {
                        path: "M12 2.8l2.8 5.9l6.4 .8l-4.7 4.5l1.2 6.4L12 17.3l-5.7 3.1l1.2 -6.4L2.8 9.5l6.4 -.8z"
                    }
                }
            }
        }
    }
}
