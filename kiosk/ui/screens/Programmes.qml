import QtQuick
import kiosk.kit

// Real programmes, each with a switch that puts it on the slip.
SwitchGrid {
    columns: 1
    even: false
    fill: false
    tallest: 1.25
}
