pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit

// One row of an ActionModel as a control. Delegates mark the roles they read as `required`.
GridCell {
    id: root

    property string actionId
    property bool checked
    property string compare
    property bool coached
    property string deep
    property string detail
    property alias edge: plate.border
    // The one thing a screen invites to.
    property bool emphasised: false
    property alias face: face.data
    property alias ground: plate.color
    property string icon
    property string kind
    property string label
    property int level
    property int levels
    property string note
    property string pale
    property string picture
    property string spoken
    property int value

    readonly property bool checkable: kind === "choice" || kind === "switch"
    readonly property bool down: press.down
    readonly property real give: down && !Theme.reducedMotion ? 0.985 : 1
    readonly property Hue hue: Hue {
        deep: root.deep
        pale: root.pale
    }
    property alias radius: plate.radius

    signal pressed(string actionId)

    whole: kind === "primary"

    // A finger on it shows in the very next frame: by colour (whoever uses this says `down`), and by giving way.
    Surface {
        id: plate

        anchors.fill: parent
        scale: root.give
    }
    Item {
        id: face

        anchors.fill: parent
        scale: root.give
    }
    Press {
        id: press

        anchors.fill: parent
        on: root.checked
        role: root.kind === "choice" ? Accessible.RadioButton : root.kind === "switch" ? Accessible.CheckBox : Accessible.Button
        spoken: root.spoken.length > 0 ? root.spoken : root.label
        stateful: root.checkable

        onClicked: root.pressed(root.actionId)
    }
}
