import QtQuick
import kiosk.kit

// The QR in the place of a picture: as large as what the words leave free.
Section {
    id: root

    property alias rows: code.rows

    implicitHeight: Theme.mm * 80
    shown: rows.length > 0
    stretch: 4

    QrCode {
        id: code

        Accessible.ignored: true
        anchors.centerIn: parent
        height: Math.min(root.height, root.width, Theme.rawMm * 240)
        width: height
    }
}
