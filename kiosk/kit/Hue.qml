import QtQuick
import kiosk.kit

// A job's pair of colours as this theme shows them: in high contrast everything is white on black.
QtObject {
    id: root

    property string deep
    property string pale

    readonly property color ground: Theme.highContrast ? Theme.surface : pale.length > 0 ? pale : Theme.tint
    readonly property color ink: Theme.highContrast ? Theme.ink : deep.length > 0 ? deep : Theme.action
    readonly property color pressed: Theme.highContrast ? Theme.shade : Qt.darker(ground, 1.12)
}
