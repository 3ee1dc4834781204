import QtQuick
import kiosk.kit

// A Section of equal cells, one for each row of a model, in up to `columns` columns: fewer when the longest
// word needs it. Its rows go over pages like lines of a text.
Section {
    id: root

    property int columns: 2
    // All rows as high as the highest.
    property bool even: true
    property alias delegate: cells.delegate
    // A last row that is not full is filled by its last cell.
    property bool fill: true
    // The favourite comes first: whatever else goes on a later page, it is in view.
    property bool leading: false
    property alias model: cells.model
    readonly property int count: cells.count
    // Rows keep the greatest height they ever needed, as long as as many cells stand in the same room.
    property bool steady: false
    // How much higher than needed a row may grow.
    property real tallest: 1

    property int inRow: 1
    property bool invited: false
    // Cells by seat: one that claims a row comes first, as the invitation.
    property list<int> order: []
    property list<int> places: []
    property list<real> reached: []
    property string measure
    // How much higher than its like each row would stand where there is height to spare.
    property list<real> wishes: []

    function cell(index: int): GridCell {
        return cells.itemAt(index) as GridCell;
    }
    function cellWidth(span: int): real {
        const one = (width - (inRow - 1) * unitGap) / inRow;
        return Math.floor(one * span + unitGap * (span - 1));
    }
    function fit(): void {
        let least = 0;
        let emphasised = [];
        let others = [];
        for (let n = 0; n < cells.count; ++n) {
            const whole = cell(n)?.whole ?? false;
            (whole ? emphasised : others).push(n);
            if (leading && cell(n)?.favourite)
                others.unshift(others.pop());
            least = Math.max(least, whole ? 0 : cell(n)?.leastWidth ?? 0);
        }
        invited = emphasised.length > 0;
        order = emphasised.concat(others);
        inRow = Layout.columns(columns, cells.count, width, least, unitGap);
        places = Layout.seats(order.map(n => cell(n)?.whole ?? false), inRow, fill, order.findIndex(n => cell(n)?.favourite));
        let tall = [];
        let wished = [];
        for (let n = 0; n < cells.count; ++n) {
            const one = cell(order[n]);
            if (one)
                one.width = cellWidth(places[3 * n + 2]);
            const row = places[3 * n];
            tall[row] = Math.max(tall[row] ?? 0, one?.implicitHeight ?? 0);
            wished[row] = Math.max(wished[row] ?? 0, one?.wish ?? 0);
        }
        if (steady) {
            const now = [Theme.zoom, width, inRow, order].join();
            const before = now === measure ? reached : [];
            tall = tall.map((one, n) => Math.max(one, before[n] ?? 0));
            measure = now;
            reached = tall;
        }
        const rest = tall.slice(emphasised.length);
        wishes = wished;
        heights = even ? tall.fill(Math.max(...rest), emphasised.length) : tall;
    }
    function seat(): void {
        const rows = Layout.rowHeights(heights.slice(firstUnit, firstUnit + shownUnits), wishes.slice(firstUnit, firstUnit + shownUnits), height - (shownUnits - 1) * unitGap);
        const tops = rows.map((row, n) => rows.slice(0, n).reduce((sum, above) => sum + above + unitGap, 0));
        for (let n = 0; n < cells.count; ++n) {
            const one = cell(order[n]);
            const row = places[3 * n] - firstUnit;
            if (!one)
                continue;
            one.x = Math.round(places[3 * n + 1] * (cellWidth(1) + unitGap));
            one.visible = row >= 0 && row < shownUnits;
            one.y = Math.round(tops[row] ?? 0);
            one.height = Math.round(rows[row] ?? one.implicitHeight);
        }
    }

    keep: false
    shown: cells.count > 0
    stretch: tallest > 1 ? 1 : 0
    unitGap: Theme.gap
    heights: []
    most: invited ? 1 : tallest

    onColumnsChanged: asked()
    onEvenChanged: asked()
    onFillChanged: asked()
    onLeadingChanged: asked()
    onTallestChanged: asked()

    Repeater {
        id: cells

        onCountChanged: root.asked()
        onItemAdded: (index, item) => (item as GridCell).asked.connect(root.asked)
    }
}
