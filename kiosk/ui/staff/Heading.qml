import QtQuick
import kiosk.kit

// What the choices, bars or columns below it are about.
TextSection {
    binds: true
    heading: true
    weight: Font.ExtraBold
}
