import QtQuick
import kiosk.kit

// A picture out of a folder by its name. A job says its folder once, in its own Picture.qml.
JobPicture {
    fillMode: Image.PreserveAspectFit
    height: width * 0.5
    name: "farewell"
}
