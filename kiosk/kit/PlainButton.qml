import QtQuick
import kiosk.kit

// A button that no model offers, such as the turning of a page.
Choice {
    property string text

    kind: "quiet"
    label: text
}
