"""A slip's address opened in Chromium: what the page says of it, on both roads to a signature."""

from __future__ import annotations

import base64
import string
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from kiosk.core.ticket import MAX_PLAYS, TicketError, TicketPlay, decode
from tests.hall import halls
from tests.hall.conftest import NewVisitor, Visitor

NO_FALLBACK_USED = "() => { nacl.sign.detached.verify = () => { throw new Error('used') } }"
SHOWN = """() => {
  const main = document.getElementById("main");
  return [main.dataset.verdict, main.dataset.error, document.querySelector(".verdict.good") !== null];
}"""
COUNTS = """() => [
  [...document.querySelectorAll("h1")].filter(one => one.checkVisibility()).length,
  document.querySelectorAll(".booth, .play").length,
  document.querySelectorAll("main img[src='x'], main script, main b").length,
]"""
NASTY = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "%",
    "%00",
    "%E0%A4%A",
    "%3Cb%3E",
    "__proto__",
    "constructor",
    "hall",
    "main",
    "#",
    "'\"`${1}",
    "\U0001f600" * 100,
    "안내지",
    "A" * 7,
    "A" * 143,
    "A" * 20_000,
    "AEAAAAAAAAAA\n",
)


def text_of(page: Page) -> str:
    return page.locator("main").inner_text()


def test_a_genuine_slip_is_confirmed_and_names_what_was_done(visitors: NewVisitor, site: Path) -> None:
    with visitors() as visitor:
        page = visitor.open(site, payload=halls.slip())
        page.wait_for_selector(".verdict.good")
        said = text_of(page)
        for words in (
            "확인됨",
            "G밸리 일자리센터",
            "2026년 11월 28일",
            halls.name_of(halls.FIRST),
            halls.name_of(halls.SECOND),
        ):
            assert words in said
        for words in (
            "G-09",
            "요양보호사 교육",
            "시흥대로 164",
            "평일 9:00–18:00",
            "02-000-0000",
            "무료",
            "3월",
        ):
            assert words in said
        assert "확인할 수 없음" not in said
        assert page.locator("a[href='tel:02-000-0000']").is_visible()
        assert page.locator("a[href='https://example.org/care']").is_visible()
        second = page.locator(f".play.job-{halls.SECOND.id}")
        assert second.count() == 1, "a job played twice stands once, with its best stars"
        assert second.locator("svg.on").count() == 2
        assert page.locator(f".play.job-{halls.THIRD.id} .stars").is_hidden()
        offered = page.locator(".booth:visible").evaluate_all("all => all.map(one => one.dataset.number)")
        assert offered == [str(job.number) for job in halls.JOBS[3:]]
        assert "확인됨" in page.locator("[role=status]").inner_text()


def test_one_changed_character_cannot_be_confirmed(visitors: NewVisitor, site: Path) -> None:
    with visitors() as visitor:
        page = visitor.open(site, payload=halls.changed(halls.slip()))
        page.wait_for_selector(".verdict")
        said = text_of(page)
        assert "확인할 수 없음" in said
        assert "확인됨" not in said
        assert "확인되지 않았어요" in said, "what can be read is shown, and marked"
        assert halls.name_of(halls.FIRST) in said


@pytest.mark.parametrize(
    ("subtle", "forbidden"), [(True, NO_FALLBACK_USED), (False, "() => {}")], ids=["webcrypto", "tweetnacl"]
)
def test_every_test_vector_has_its_verdict(
    visitors: NewVisitor, site: Path, *, subtle: bool, forbidden: str
) -> None:
    found, expected = {}, {}
    with visitors(subtle=subtle) as visitor:
        page = visitor.open(site)
        assert page.evaluate("crypto.subtle !== undefined") is subtle
        page.evaluate(forbidden)
        for vector in halls.VECTORS["vectors"]:
            expected[vector["note"]] = (vector["verdict"] or "", vector["error"] or "")
            if vector["payload"]:
                visitor.turn_to(vector["payload"])
                verdict, error, genuine = page.evaluate(SHOWN)
            else:
                verdict, error, genuine = "", page.evaluate("readTicket('').error"), False
            found[vector["note"]] = (verdict, error)
            assert genuine is (vector["verdict"] == "genuine"), vector["note"]
    assert found == expected


def test_a_browser_without_ed25519_takes_the_other_road(visitors: NewVisitor, site: Path) -> None:
    with visitors() as visitor:
        page = visitor.open(site)
        page.evaluate("() => { crypto.subtle.importKey = () => Promise.reject(new Error('no Ed25519')) }")
        visitor.turn_to(halls.slip())
        assert page.locator(".verdict.good").is_visible()
        visitor.turn_to(halls.changed(halls.slip()))
        assert page.locator(".verdict.good").count() == 0


def test_any_fragment_is_answered(visitors: NewVisitor, site: Path) -> None:
    with visitors() as visitor:
        page = visitor.open(site)
        any_letters = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=160)
        near_tickets = st.text(string.ascii_uppercase + "234567", max_size=150).map(lambda rest: "AEA" + rest)

        def answered(fragment: str) -> None:
            visitor.turn_to(fragment)
            headings, things, injected = page.evaluate(COUNTS)
            assert (headings, injected) == (1, 0)
            assert things > 0
            assert visitor.troubles == []

        for fragment in NASTY:
            answered(fragment)

        @settings(max_examples=60)
        @given(st.one_of(any_letters, near_tickets))
        def search(fragment: str) -> None:
            answered(fragment)

        search()


def test_the_page_reads_every_payload_as_the_kiosk_does(visitors: NewVisitor, site: Path) -> None:
    bodies = st.tuples(
        st.sampled_from([b"\x01\x00", b"\x01\x01", b"\x01\x02", b"\x02\x00"]), st.binary(max_size=30)
    ).map(lambda parts: base64.b32encode(b"".join(parts)).decode().rstrip("="))
    plays = st.builds(TicketPlay, st.integers(1, 255), st.integers(0, 3), st.sampled_from([None, 1, 5]))
    tickets = st.builds(
        halls.slip,
        st.lists(plays, max_size=6).map(tuple),
        st.lists(st.integers(1, 65535), max_size=3).map(tuple),
    )
    with visitors() as visitor:
        page = visitor.open(site)

        @settings(max_examples=150)
        @given(st.one_of(bodies, tickets, st.text("ABCDEFG2345671 a", max_size=150)))
        def search(payload: str) -> None:
            said = page.evaluate(
                "text => { const t = readTicket(text); return t.error ?? [t.site, t.kiosk, t.day,"
                " t.plays.map(p => [p.job, p.stars, p.liking]), t.programmes, t.signed] }",
                payload,
            )
            assert said == as_kiosk(payload)

        search()


def as_kiosk(payload: str) -> object:
    try:
        ticket = decode(payload)
    except TicketError as error:
        return error.kind
    plays = [[play.experience, play.stars, play.liking or 0] for play in ticket.plays]
    day = ticket.day.isoformat()
    return [ticket.site, ticket.kiosk, day, plays, list(ticket.programmes), ticket.signed]


def test_another_slip_in_the_same_tab_takes_the_place_of_the_first(visitors: NewVisitor, site: Path) -> None:
    with visitors() as visitor:
        page = visitor.open(site, payload=halls.slip())
        page.wait_for_selector(f".play.job-{halls.SECOND.id}")
        visitor.turn_to(halls.slip(plays=(TicketPlay(halls.THIRD.number, 1),), programmes=()))
        assert page.locator(".play").count() == 1
        assert page.locator(".programme:visible").count() == 0
        visitor.turn_to("")
        assert page.locator(".play").count() == 0
        assert page.locator("#hero").is_visible()
        assert page.locator(".booth:visible").count() == len(halls.JOBS)


def test_what_the_hall_does_not_know_is_told_honestly(visitors: NewVisitor, site: Path) -> None:
    with visitors() as visitor:
        page = visitor.open(site, payload=halls.slip(plays=(TicketPlay(255, 3),), programmes=(11, 700)))
        page.wait_for_selector(".verdict.good")
        said = text_of(page)
        assert "번호 255" in said
        assert "G-11" in said
        assert "끝난 과정" not in said, "it ran out before the page was built"
        assert said.count("지금은 여기서 안내하지 않아요") == 2


def test_a_programme_that_ran_out_since_the_build_leaves(visitors: NewVisitor, site: Path) -> None:
    with visitors() as visitor:
        visitor.page.clock.set_fixed_time(datetime(2027, 1, 1, 9, 0))
        page = visitor.open(site, payload=halls.slip())
        page.wait_for_selector(".verdict.good")
        assert "곧 끝나는 과정" not in text_of(page)
        assert "G-10" in text_of(page)
        assert "요양보호사 교육" in text_of(page)
        page = visitor.open(site, f"jobs/{halls.SECOND.id}.html")
        assert "곧 끝나는 과정" not in text_of(page)


def test_all_jobs_played_is_worth_a_word(visitors: NewVisitor, inputs: halls.Inputs, tmp_path: Path) -> None:
    """In a hall of as many jobs as a slip holds."""
    played = halls.JOBS[:MAX_PLAYS]
    small = halls.write_files(tmp_path / "small", halls.build_files(inputs, len(played)))
    with visitors() as visitor:
        page = visitor.open(small, payload=halls.slip(tuple(TicketPlay(job.number, 1) for job in played)))
        page.wait_for_selector(".verdict.good")
        assert "모두 해 보셨어요" in page.locator("#booths-title").inner_text()
        assert page.locator(".booth:visible").count() == 0


def language_of(page: Page) -> str:
    page.wait_for_selector(".verdict.good")
    return str(page.evaluate("document.documentElement.lang"))


def in_a_new_tab(visitor: Visitor, address: str) -> Page:
    """As a telephone's camera opens it: the first page of its tab."""
    with visitor.page.context.expect_page() as opened:
        visitor.page.evaluate("address => void window.open(address)", address)
    return opened.value


def test_a_phone_without_korean_opens_a_slip_in_english_and_may_turn_back(
    visitors: NewVisitor, site: Path
) -> None:
    with visitors(locale="en-US") as visitor:
        visitor.open(site, "en/index.html")
        page = in_a_new_tab(visitor, f"{(site / 'index.html').as_uri()}#{halls.slip()}")
        page.wait_for_url("**/en/index.html#*")
        assert language_of(page) == "en"
        page.click("a.language")
        page.wait_for_url(lambda url: "/en/" not in url)
        page.wait_for_selector("main[data-shown]")
        assert language_of(page) == "ko"


def test_a_phone_with_korean_stays_with_the_korean_page(visitors: NewVisitor, site: Path) -> None:
    with visitors() as visitor:
        visitor.open(site)
        page = in_a_new_tab(visitor, f"{(site / 'index.html').as_uri()}#{halls.slip()}")
        assert language_of(page) == "ko"
        assert "/en/" not in page.url
