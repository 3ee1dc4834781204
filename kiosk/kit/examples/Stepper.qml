import QtQuick
import kiosk.kit

// A setting with steps.
Stepper {
    actionId: "volume"
    detail: "60 %"
    label: "소리 크기"
}
