pragma ComponentBehavior: Bound
import QtQuick
import kiosk.kit
import kiosk.ui.staff

// Every page of staff: what it is about, what is to be read and chosen, and the Desk. A page shows what it has.
Screen {
    id: root

    required property StaffShell staff

    readonly property string notice: staff.notice
    readonly property string page: staff.page

    desk: staff.desk
    deskShare: page === "touch" ? 0 : 0.4
    scene: "hall"

    onNoticeChanged: turnToFirstPage()
    onPageChanged: turnToFirstPage()
    onPressed: actionId => staff.press(actionId)

    NoticeStrip {
        good: root.staff.noticeGood
        text: root.staff.notice
    }
    LinkGrid {
        model: root.staff.links

        onPressed: actionId => root.staff.press(actionId)
    }
    TitleSection {
        lead: root.staff.lead
        text: root.staff.title
    }
    CheckGrid {
        model: root.staff.states
    }
    ProgressLine {
        share: root.staff.share
        text: root.staff.progress
    }
    StepperGrid {
        columns: root.page === "clock" ? 2 : 1
        fill: false
        model: root.staff.steppers

        onPressed: actionId => root.staff.press(actionId)
    }
    Heading {
        text: root.staff.choicesLabel
    }
    ChoiceGrid {
        columns: root.page === "printer" ? 1 : 3
        keep: root.page !== "printer"
        model: root.staff.choices

        onPressed: actionId => root.staff.press(actionId)
    }
    Heading {
        text: root.staff.moreLabel
    }
    ChoiceGrid {
        columns: 3
        model: root.staff.more

        onPressed: actionId => root.staff.press(actionId)
    }
    CellGrid {
        columns: root.large ? 1 : 3
        even: false
        fill: false
        model: root.staff.figures

        delegate: Figure {
            required detail
            required label
            required note
        }
    }
    Heading {
        shown: bars.count > 0
        text: root.staff.barsLabel
    }
    BarGrid {
        id: bars

        model: root.staff.bars
    }
    Heading {
        text: root.staff.jobsLabel
    }
    BarGrid {
        model: root.staff.jobs
    }
    Heading {
        text: root.staff.columnsLabel
    }
    ColumnChart {
        columns: root.staff.columns
        first: root.staff.columnsFirst
        last: root.staff.columnsLast
        peak: root.staff.columnsMost
        spoken: root.staff.columnsSpoken
    }
    CheckGrid {
        model: root.staff.checks
    }
    SwitchGrid {
        columns: root.large ? 1 : 2
        fill: false
        model: root.staff.switches

        onPressed: actionId => root.staff.press(actionId)
    }
    CellGrid {
        columns: 2
        fill: false
        model: root.staff.pictures

        delegate: NewsPicture {
            required label
            required note
            required picture
        }
    }
    ChoiceGrid {
        columns: 3
        fill: false
        keep: true
        model: root.staff.cells
        stretch: 1
        tallest: 8

        onPressed: actionId => root.staff.press(actionId)
    }
    TextSection {
        color: Theme.muted
        text: root.staff.foot
    }
}
