import QtQuick
import kiosk.kit

// A picture of a job by its name, out of the job's own folder, in its version for the theme in use. A job makes it
// its own once: `Picture.qml` is a JobPicture whose folder is Qt.resolvedUrl("pictures/").
Drawn {
    required property url folder
    required property string name

    place: name.length > 0 ? Theme.drawn(folder + name + (Theme.highContrast ? "_hc" : "") + ".svg") : ""
}
