import QtQuick
import kiosk.kit

// Lays out its Sections on as many pages as they need, and shows one. With two columns those set `aside` stand
// in the second (unless `merged`), whose lowest `asideFooter` stays free for a Desk; the pages of both turn
// together.
Item {
    id: root

    property real asideFooter: 0
    property real asideShare: 0.5
    property real columnGap: 0
    property int columns: 1
    // Height kept free for the page buttons once there are two pages, or `turning` says there are more.
    property real footer: 0
    // What stays free of a page lies above, not below: low layout keeps everything down.
    property bool low: false
    property bool merged: false
    property int page: 0
    property real spacing: 0
    property bool turning: false

    property bool arranging: false
    property real asideNeed: 0
    property real least: 0
    property list<real> mainPlaces: []
    property real need: 0
    property int pageCount: 1
    property list<real> sidePlaces: []

    // Whether nothing has asked to be arranged anew.
    readonly property bool resting: !later.running

    readonly property real asideWidth: columns === 2 ? Math.round((width - columnGap) * asideShare) : 0
    readonly property real mainWidth: columns === 2 ? width - columnGap - asideWidth : width

    function ask(): void {
        if (!arranging)
            later.restart();
    }
    function sections(aside: bool): list<Section> {
        let found = [];
        for (let n = 0; n < children.length; ++n) {
            const section = children[n] as Section;
            if (section?.shown && (columns === 1 || merged ? !aside : section.aside === aside))
                found.push(section);
        }
        return found;
    }
    function blocks(sections: list<Section>, x: real, width: real): list<real> {
        let numbers = [];
        for (const section of sections) {
            section.x = x;
            section.width = width;
            section.fit();
            numbers.push(section.unitGap, section.keep ? 1 : 0, section.binds ? 1 : 0, section.stretch, section.most, section.heights.length);
            numbers.push(...section.heights);
        }
        return numbers;
    }
    function place(sections: list<Section>, places: list<real>, room: real): void {
        const here = Math.min(page, places.length > 0 ? places[places.length - 5] : 0);
        let end = low ? 0 : room;
        for (let n = 0; n < places.length; n += 6)
            end = places[n + 1] === here ? Math.max(end, places[n + 2] + places[n + 3]) : end;
        // What stays as it is stays in sight: a control hidden even for a moment forgets the finger on it.
        const stays = sections.map((section, index) => places.some((one, n) => n % 6 === 0 && one === index && places[n + 1] === here && section.y === Math.round(places[n + 2] + Math.max(0, room - end)) && section.height === places[n + 3]));
        for (let n = 0; n < sections.length; ++n)
            sections[n].visible = sections[n].visible && stays[n];
        for (let n = 0; n < places.length; n += 6) {
            if (places[n + 1] !== here)
                continue;
            const section = sections[places[n]];
            section.y = Math.round(places[n + 2] + Math.max(0, room - end));
            section.height = places[n + 3];
            section.firstUnit = places[n + 4];
            section.shownUnits = places[n + 5];
            section.seat();
            section.visible = true;
        }
    }
    function arrange(): void {
        if (arranging || width <= 0)
            return;
        arranging = true;
        for (let n = 0; n < children.length; ++n)
            if (!((children[n] as Section)?.shown ?? true))
                children[n].visible = false;
        const main = sections(false);
        const side = sections(true);
        const mainBlocks = blocks(main, 0, mainWidth);
        const sideBlocks = blocks(side, width - asideWidth, asideWidth);
        const mainNeed = Layout.need(mainBlocks, spacing);
        const sideNeed = Layout.need(sideBlocks, spacing);
        const sideRoom = height - asideFooter;
        const paged = turning || mainNeed > height + 0.5 || (sideNeed > 0 && sideNeed > sideRoom + 0.5);
        const several = main.length + side.length > 1 || main[0]?.heights.length > 1;
        const mainRoom = paged ? height - footer : height;
        mainPlaces = Layout.flow(mainBlocks, mainRoom, spacing);
        sidePlaces = Layout.flow(sideBlocks, sideRoom, spacing);
        asideNeed = sideNeed;
        need = Math.max(mainNeed, sideNeed);
        least = Math.max(Layout.least(mainBlocks, spacing), Layout.least(sideBlocks, spacing)) + (several ? footer : 0);
        pageCount = 1 + Math.max(mainPlaces[mainPlaces.length - 5] ?? 0, sidePlaces[sidePlaces.length - 5] ?? 0);
        place(main, mainPlaces, mainRoom);
        place(side, sidePlaces, sideRoom);
        arranging = false;
    }

    Timer {
        id: later

        interval: 0

        onTriggered: root.arrange()
    }

    Component.onCompleted: {
        for (let n = 0; n < children.length; ++n)
            (children[n] as Section)?.asked.connect(ask);
        arrange();
    }
    onAsideFooterChanged: ask()
    onColumnsChanged: ask()
    onHeightChanged: later.restart()
    onLowChanged: ask()
    onMergedChanged: ask()
    onPageChanged: ask()
    onSpacingChanged: ask()
    onTurningChanged: ask()
    onWidthChanged: later.restart()
}
