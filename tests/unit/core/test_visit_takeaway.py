"""What a visit takes along: programmes, who asked, slips on paper, and the farewell that waits for them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core import events as ev
from kiosk.core import facts as ft
from kiosk.core.visit import (
    GUARD_S,
    MAX_TAKEN,
    MOST_PRINTS,
    PRINT_WAIT_S,
)
from tests.unit.core.visiting import IDLE_S, Front


def test_a_slip_holds_three_programmes_and_a_fourth_changes_nothing(front: Front) -> None:
    front.do(ev.Started("v1"), ev.DoorChosen("jobs"))
    front.do(*(ev.ProgrammeToggled(f"x{n}") for n in range(MAX_TAKEN + 1)))
    assert front.visit.taken == ("x0", "x1", "x2")
    front.do(ev.ProgrammeToggled("x1"), ev.ProgrammeToggled("x9"))
    assert front.visit.taken == ("x0", "x2", "x9")


def test_a_programme_is_told_as_shown_once_a_visit(front: Front) -> None:
    front.do(ev.Started("v1"), ev.Finished(), ev.AudienceAnswered("19-39"), ev.AudienceAnswered(None))
    shown = [fact.programme for fact in front.told(ft.ReferralShown)]
    assert shown == ["for-None", "jobcentre", "for-19-39"]


def test_audience_can_be_skipped_and_is_told_as_none(front: Front) -> None:
    front.do(ev.Started("v1"), ev.Finished(), ev.AudienceAnswered(None))
    assert front.visit.audience_asked
    assert front.told(ft.AudienceChosen) == [ft.AudienceChosen("v1", None)]


def test_the_slip_is_asked_for_once(front: Front) -> None:
    front.do(ev.Started("v1"), ev.Finished(), ev.SlipRequested(), ev.SlipRequested())
    assert front.visit.slip == "issuing"
    assert len(front.told(ft.SlipIssued)) == 1


def at_the_survey(paper: ev.PaperNow) -> Front:
    return Front().do(ev.Started("v1"), ev.Finished(), ev.SlipRequested(paper))


def test_a_printer_in_trouble_is_sent_nothing_and_the_code_has_to_do() -> None:
    front = at_the_survey("trouble")
    assert (front.visit.screen, front.visit.slip, front.visit.prints) == ("survey", "shown", 0)
    assert front.told(ft.SlipIssued) == [ft.SlipIssued("v1", "screen", "shown")]
    front.do(ev.SurveyClosed()).wait(IDLE_S["farewell"] + 1)
    assert front.visit.screen == "attract", "nothing is waited for"


def test_a_site_that_wants_the_code_alone_tells_of_it_once() -> None:
    front = at_the_survey("none").do(ev.SlipDone("v1", "shown", "none"))
    assert front.visit.slip == "shown"
    assert front.told(ft.SlipIssued) == [ft.SlipIssued("v1", "screen", "shown")]


def test_one_more_slip_is_a_row_of_its_own_and_is_waited_for_anew() -> None:
    front = at_the_survey("prints").do(ev.SlipDone("v1", "printed"), ev.SurveyClosed()).wait(7)
    front.do(ev.SlipRepeated("prints"))
    assert (front.visit.screen, front.visit.slip, front.visit.prints) == ("farewell", "issuing", 2)
    assert not front.visit.accepts_touch(front.now_s + GUARD_S / 2), "the same touch begins no visit"
    front.wait(IDLE_S["farewell"] + PRINT_WAIT_S - 1)
    assert front.visit.screen == "farewell"
    front.do(ev.SlipDone("v1", "printed"))
    assert [slip.channel for slip in front.told(ft.SlipIssued)] == ["screen", "printer", "printer"]
    front.wait(IDLE_S["farewell"] + 1)
    assert front.visit.screen == "attract"


def test_one_more_slip_that_never_comes_holds_the_farewell_no_longer_than_the_first() -> None:
    front = at_the_survey("prints").do(ev.SlipDone("v1", "failed"), ev.SurveyClosed())
    front.do(ev.SlipRepeated("prints")).wait(IDLE_S["farewell"] + PRINT_WAIT_S + 1)
    assert front.visit.screen == "attract"


@given(
    st.sampled_from(["prints", "trouble", "none"]),
    st.lists(
        st.one_of(
            st.builds(ev.SlipRepeated, st.sampled_from(["prints", "trouble", "none"])),
            st.builds(ev.SlipRequested, st.sampled_from(["prints", "trouble", "none"])),
            st.builds(ev.SlipDone, st.just("v1"), st.sampled_from(["printed", "saved", "failed", "shown"])),
            st.just(ev.SurveyClosed()),
        ),
        max_size=12,
    ),
)
def test_whatever_comes_no_visit_asks_for_more_than_two_slips(
    paper: ev.PaperNow, events: list[ev.Event]
) -> None:
    front = at_the_survey(paper)
    asked = front.visit.prints
    for event in events:
        before = front.visit
        if isinstance(event, ev.SlipDone) and before.slip != "issuing":
            continue  # a printer answers once for each slip
        front.do(event, after_s=0.1)
        asked += front.visit.slip == "issuing" != before.slip
        assert front.visit.prints == asked <= MOST_PRINTS


def test_the_farewell_waits_for_the_paper_but_not_for_ever(front: Front) -> None:
    front.do(ev.Started("v1"), ev.Finished(), ev.SlipRequested(), ev.SurveyClosed()).wait(9)
    assert front.visit.screen == "farewell"
    front.do(ev.SlipDone("v1", "printed")).wait(IDLE_S["farewell"] + 0.5)
    assert front.visit.screen == "attract"
    silent = Front().do(ev.Started("v1"), ev.Finished(), ev.SlipRequested(), ev.SurveyClosed())
    silent.wait(IDLE_S["farewell"] + PRINT_WAIT_S + 0.5)
    assert silent.visit.screen == "attract"


def test_a_slip_that_comes_after_its_visit_is_still_told(front: Front) -> None:
    front.do(ev.Started("v1"), ev.Finished(), ev.SlipRequested(), ev.SurveyClosed())
    front.wait(IDLE_S["farewell"] + PRINT_WAIT_S + 1).do(ev.SlipDone("v1", "failed", "offline"))
    assert front.told(ft.SlipIssued)[-1] == ft.SlipIssued("v1", "screen", "failed", "offline")
    assert front.visit.slip == ""
