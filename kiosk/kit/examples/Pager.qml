import QtQuick
import kiosk.kit

// On the second of three pages.
Pager {
    height: Theme.target
    page: 1
    pageCount: 3
}
