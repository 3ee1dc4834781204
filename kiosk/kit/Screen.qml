import QtQuick
import kiosk.kit

// Every screen: a Stage to look at, a Desk to touch. Portrait: one above the other; landscape: side by side;
// low layout: the scene above, all words and controls within reach. Where words and Desk do not fit together
// the Desk is a page of its own. Nothing else positions a screen's parts.
Item {
    id: root

    property alias desk: desk.model
    // The share of a crowded portrait screen that the Desk may claim.
    property real deskFloor: large ? 0.3 : 0.45
    property alias deskHeading: desk.heading
    property real deskShare: 0.42
    // The Desk is one invitation: a large button.
    property bool inviting: false
    property string pale
    // The Desk keeps its height whatever its words: hands find it blind.
    property bool steady: false
    // Names of an illustration and of an icon that stand in the upper part of the low layout.
    property string scene
    default property alias sections: pages.sections
    property alias tools: desk.tools

    readonly property color ground: Theme.highContrast || pale.length === 0 ? Theme.paper : pale
    readonly property bool large: Theme.zoom > 130
    readonly property bool wide: width > height
    readonly property alias upper: upperRoom

    readonly property real inner: width - 2 * Theme.margin
    readonly property real leastRoom: wide ? Math.max(pages.least, desk.least) : Math.max(pages.least, desk.least + pages.footer)
    // Low layout gathers in the lower part, and rises as far as everyone reaches where that saves turning pages.
    readonly property real wholeRoom: wide ? Math.max(pages.need, desk.need + (pages.asideNeed > 0 ? pages.asideNeed + Theme.space : 0)) : pages.need + desk.need + between
    readonly property real spare: height - Theme.margin - Theme.space
    readonly property real upperHeight: Theme.gathered ? Math.max(0, Math.min(Window.height * (1 - Theme.reach), Math.max(Window.height * (1 - Theme.limit), spare - wholeRoom), spare - leastRoom)) : 0
    readonly property real room: height - upperHeight - Theme.margin - Theme.space
    // Between words and Desk: more where the Stage has a ground of its own that ends there.
    readonly property real between: Theme.space * (pale.length > 0 && !large ? 2 : 1)
    readonly property bool apart: !wide && desk.need > 0 && desk.least + pages.least + between > room

    signal pressed(string actionId)

    function turnToFirstPage(): void {
        pages.page = 0;
    }
    function deskHeight(): real {
        if (desk.need === 0)
            return 0;
        if (apart)
            return room - pages.footer;
        if (!wide && steady)
            return Math.max(desk.least, Math.min(room * deskFloor, room - (large ? pages.need : pages.least) - between));
        if (!wide)
            return Math.max(desk.least, Math.min(desk.need, Math.max(Math.min(room * deskFloor, room - pages.least - between), room - pages.need - between)));
        if (pages.asideNeed === 0)
            return Math.min(room, desk.need * 1.5);
        return Math.max(desk.least, Math.min(desk.need, room - pages.asideNeed - Theme.space));
    }

    Rectangle {
        anchors.fill: parent
        color: root.ground
    }
    Item {
        id: upperRoom

        height: Math.max(0, root.upperHeight - Theme.margin)
        width: root.inner
        x: Theme.margin
        y: Theme.margin

        Illustration {
            anchors.fill: parent
            name: Theme.gathered ? root.scene : ""
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        color: Theme.paper
        height: root.wide ? parent.height - root.upperHeight : desk.height + Theme.space + root.between / 2
        visible: root.pale.length > 0 && desk.height > 0 && !root.apart
        width: root.wide ? desk.width + 2 * Theme.margin : parent.width
    }
    Pages {
        id: pages

        asideFooter: root.wide && desk.height > 0 ? desk.height + Theme.space : 0
        asideShare: root.deskShare
        columns: root.wide ? 2 : 1
        low: Theme.gathered
        height: root.wide || root.apart || desk.height === 0 ? root.room : root.room - desk.height - root.between
        merged: root.large
        more: root.apart
        width: root.inner
        x: Theme.margin
        y: root.upperHeight + Theme.margin
    }
    Desk {
        id: desk

        parent: root.apart ? pages.further : root
        height: root.deskHeight()
        brief: root.steady && Theme.zoom > 175
        inviting: root.inviting && !root.large
        steady: root.steady && !root.large
        transform: Translate {
            x: root.apart ? pages.shift : 0
        }
        visible: !root.apart || pages.beyond
        width: root.wide ? Math.round((root.inner - 2 * Theme.margin) * root.deskShare) : root.inner
        x: root.apart ? 0 : root.width - Theme.margin - width
        y: root.apart ? 0 : root.height - Theme.space - height

        onPressed: actionId => root.pressed(actionId)
    }
}
