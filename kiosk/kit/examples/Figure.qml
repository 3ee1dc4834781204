import QtQuick
import kiosk.kit

// One number of a day.
Figure {
    detail: "36번"
    label: "이용"
    note: "체험에서 한 번 이상 골랐어요."
}
