import QtQuick
import kiosk.kit

// Off and on: by place, tick and colour. SwitchRow makes it something to press.
Row {
    spacing: Theme.space

    Toggle {
        on: false
    }
    Toggle {
        on: true
    }
}
