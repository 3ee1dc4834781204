import QtQuick
import kiosk.kit

// Black on white in every theme. The rows come from whoever makes the code.
Item {
    id: root

    required property list<string> rows

    implicitHeight: Theme.rawMm * 90

    QrCode {
        height: root.height
        rows: root.rows
        width: height
    }
}
