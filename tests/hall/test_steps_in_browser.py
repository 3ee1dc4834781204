"""A slip with steps opened in Chromium: what to find out and to do next, above the programmes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from kiosk.core.ticket import Ticket, encode
from kiosk.installation import shipped_site
from kiosk.services.transition_file import load_transitions
from tests.hall import halls
from tests.hall.conftest import NewVisitor
from tests.hall.halls import GONE, NIGHT, ROPEWAY

IDEA, PREPARE = 2001, 2002
NOTE = {"": "찾아가실 때 이 번호를 보여 주세요.", "en/": "Please show this number when you visit."}
GONE_WORDS = {
    "": "그때 담은 할 일이 지금은 여기에 없어요. 일자리센터에 물어보세요.",
    "en/": "A step you chose is not shown here now. Please ask at the job centre.",
}
WORDS = {
    "": [
        ["케이블카 안내원 알아보기", "일자리센터에 물어보세요. 새로 배울 것: 안전하게 태우는 법, 날씨 읽기"],
        ["이번 주에 세 분께 먼저 보여 드리기", "‘얼마면 사시겠어요?’ 하고 물어보세요."],
    ],
    "en/": [
        ["Look into: Ropeway guide", "Ask at the job centre. New to learn: Safe boarding, Reading weather"],
        ["This week: show it to three people", "Ask them: “What would you pay for it?”"],
    ],
}
STEPS = """() => [...document.querySelectorAll(".step")].map(step => [...step.querySelectorAll("h3, p")]
  .map(one => one.textContent))"""
ORDER = """() => [...document.querySelectorAll("[aria-labelledby=programmes-title] > *")]
  .map(one => one.className || one.tagName)"""
BOXES = "all => all.map(one => getComputedStyle(one, '::before').display)"
WEIGHTS = """() => ["h3", "p"].map(tag => document.querySelector(`.step ${tag}`))
  .map(one => Number(getComputedStyle(one).fontWeight))"""


def opened(page: Page) -> list[list[str]]:
    """The steps of the slip that is open: of each its task and its note."""
    page.wait_for_selector(".verdict")
    found: list[list[str]] = page.evaluate(STEPS)
    return found


@pytest.mark.parametrize("folder", ["", "en/"])
def test_steps_stand_above_the_programmes_in_the_pages_language(
    visitors: NewVisitor, site: Path, folder: str
) -> None:
    with visitors() as visitor:
        page = visitor.open(site, f"{folder}index.html", halls.slip(programmes=(9, ROPEWAY, PREPARE)))
        assert opened(page) == WORDS[folder]
        assert page.evaluate(ORDER) == ["H2", "steps", "note", "programmes"]
        task, note = page.evaluate(WEIGHTS)
        assert task >= 700 > note
        section = page.locator("[aria-labelledby=programmes-title]")
        assert NOTE[folder] in section.inner_text()
        assert page.locator(".programme:visible .code").all_inner_texts() == ["G-09"]


@pytest.mark.parametrize("folder", ["", "en/"])
def test_without_a_programme_there_is_no_number_to_show(
    visitors: NewVisitor, site: Path, folder: str
) -> None:
    with visitors() as visitor:
        page = visitor.open(site, f"{folder}index.html", halls.slip(programmes=(ROPEWAY, PREPARE)))
        assert opened(page) == WORDS[folder]
        assert page.evaluate(ORDER) == ["H2", "steps"]
        said = page.locator("main").inner_text()
        assert NOTE[folder] not in said
        assert "G-" not in said.replace("G-Valley", "")
        page = visitor.open(site, f"{folder}index.html", halls.slip(programmes=(999,)))
        assert opened(page) == []
        assert page.evaluate(ORDER) == ["H2", "note", "programmes"], "999 is a programme, though it is gone"


@pytest.mark.parametrize("folder", ["", "en/"])
@pytest.mark.parametrize(
    ("numbers", "known"), [((GONE, 65535, ROPEWAY), 1), ((GONE,), 0)], ids=["two of three", "the only one"]
)
def test_steps_that_are_gone_from_the_map_get_one_kind_sentence(
    visitors: NewVisitor, site: Path, folder: str, numbers: tuple[int, ...], known: int
) -> None:
    with visitors() as visitor:
        page = visitor.open(site, f"{folder}index.html", halls.slip(programmes=numbers))
        assert opened(page) == [*WORDS[folder][:known], [GONE_WORDS[folder]]]
        said = page.locator("main").inner_text()
        assert not any(str(number) in said for number in numbers)
        assert page.locator(".code").count() == 0
        boxes = page.locator(".step").evaluate_all(BOXES)
        assert boxes == [*["block"] * known, "none"], "there is nothing to tick where nothing is to do"


def test_each_place_has_its_own_map_and_every_place_the_stages_tasks(
    visitors: NewVisitor, site: Path
) -> None:
    """Site 3 has its own map, site 1 names none, and site 77 is not known: it gets the district's."""
    (work, *_) = load_transitions(shipped_site("demo").with_name("transitions.toml")).works
    theirs = 1000 + work.number
    shipped = [f"{work.name} 알아보기", f"일자리센터에 물어보세요. 새로 배울 것: {', '.join(work.learn)}"]
    task = WORDS[""][1]
    with visitors() as visitor:
        found = {}
        for place in (3, 1, 77):
            payload = encode(Ticket(place, 0, halls.DAY, programmes=(theirs, ROPEWAY, PREPARE)))
            found[place] = opened(visitor.open(site, payload=payload))
        gone = [GONE_WORDS[""]]
        assert found == {3: [WORDS[""][0], task, gone], 1: [task, gone], 77: [shipped, task, gone]}


def test_a_work_without_english_words_is_marked_as_korean_and_no_word_becomes_markup(
    visitors: NewVisitor, site: Path
) -> None:
    with visitors() as visitor:
        page = visitor.open(site, "en/index.html", halls.slip(programmes=(NIGHT, ROPEWAY)))
        assert opened(page)[0] == [
            "Look into: 밤길 <안내원>",
            "Ask at the job centre. New to learn: 어두운 길 살피기",
        ]
        languages = page.locator(".step").evaluate_all("all => all.map(one => one.lang)")
        assert languages == ["ko", ""]


def test_steps_of_a_slip_that_is_not_confirmed_are_marked_like_the_rest(
    visitors: NewVisitor, site: Path
) -> None:
    with visitors() as visitor:
        page = visitor.open(site, payload=halls.changed(halls.slip(programmes=(IDEA,))))
        assert opened(page) == [
            [
                "이번 주에 다섯 사람에게 물어보기",
                "‘지금은 어떻게 하세요? 무엇이 아쉬우세요?’ 하고 물어보세요.",
            ]
        ]
        style = page.locator(".step").evaluate("one => getComputedStyle(one).borderTopStyle")
        assert style == "dashed"
