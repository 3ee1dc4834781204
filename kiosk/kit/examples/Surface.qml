import QtQuick
import kiosk.kit

// The ground of anything that is a thing of its own.
Surface {
    implicitHeight: words.implicitHeight + 2 * Theme.pad

    Words {
        id: words

        text: "종이 위의 카드예요."
        width: parent.width - 2 * Theme.pad
        x: Theme.pad
        y: Theme.pad
    }
}
