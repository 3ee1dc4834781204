import QtQuick
import kiosk.kit

// One drawing of this job.
JobPicture {
    folder: Qt.resolvedUrl("pictures/")
}
