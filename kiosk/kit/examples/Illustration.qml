import QtQuick
import kiosk.kit

// A picture of the shell by its name; in high contrast the one drawn for black.
Illustration {
    height: width * 0.5
    name: "hall"
}
