import QtQuick
import kiosk.kit

// A picture of the shell by its name, as large as fits; nothing where there is none.
Drawn {
    required property string name

    Accessible.ignored: true
    asynchronous: false
    fillMode: Image.PreserveAspectFit
    place: Theme.illustration(name, Theme.highContrast)
    smooth: true
}
