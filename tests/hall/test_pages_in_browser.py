"""The pages in Chromium: by keyboard, read aloud, printed, saved, from a server, without JavaScript."""

from __future__ import annotations

import http.server
import io
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pypdfium2 import PdfDocument

from tests.hall import halls
from tests.hall.conftest import NewVisitor
from tests.jobs import CATALOGUE

QUICK = {"resultTypes": ["violations"], "preload": False, "iframes": False}
STEP = """() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect();
  const ring = getComputedStyle(one);
  const shown = box.bottom > 0 && box.top < innerHeight && box.width > 0;
  return [one.tagName, one.textContent.trim(), shown, ring.outlineStyle !== "none"];
}"""


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[tuple[str, list[str]]]:
    """The site from a plain web server on loopback: its address, and every request line it was sent."""
    seen: list[str] = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, _format: str, *arguments: Any) -> None:
            seen.append(str(arguments[0]))

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site))) as served:
        thread = threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{served.server_port}", seen
        served.shutdown()
        thread.join()


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options=QUICK).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("folder", ["", "en/"])
def test_axe_finds_nothing_on_any_page(visitors: NewVisitor, site: Path, folder: str) -> None:
    found = {}
    steps = halls.slip(programmes=(9, halls.NIGHT, halls.GONE))
    payloads = {
        "genuine": halls.slip(),
        "steps": steps,
        "only steps": halls.slip(programmes=(2001,)),
        "changed": halls.changed(halls.slip()),
        "unread": "?",
    }
    with visitors() as visitor:
        for state, payload in payloads.items():
            page = visitor.open(site, f"{folder}index.html", payload)
            page.wait_for_selector(".verdict")
            found[state] = faults(page)
        for path in ("index", *(f"jobs/{job.id}" for job in halls.JOBS)):
            page = visitor.open(site, f"{folder}{path}.html")
            page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true })")
            found[path] = faults(page)
    assert {place: said for place, said in found.items() if said} == {}


def test_the_keyboard_reaches_everything_in_view_and_with_a_ring(visitors: NewVisitor, site: Path) -> None:
    with visitors() as visitor:
        page = visitor.open(site, payload=halls.slip())
        page.wait_for_selector(".verdict.good")
        page.keyboard.press("Tab")
        assert page.evaluate(STEP)[1:] == ["본문으로 가기", True, True]
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        assert page.url.endswith(halls.slip()), "skipping does not lose the slip"
        page.evaluate("() => document.activeElement.blur()")
        all_ = "a[href]:visible, button:visible, summary:visible"
        wanted = [text.strip() for text in page.locator(f"main {all_}").all_text_contents()]
        reached = []
        page.locator(".language").focus()
        for _ in wanted:
            page.keyboard.press("Tab")
            tag, text, shown, ring = page.evaluate(STEP)
            assert (shown, ring) == (True, True), f"{tag} {text}"
            reached.append(text)
        assert reached == wanted


def test_headings_and_landmarks_make_an_outline(visitors: NewVisitor, site: Path) -> None:
    with visitors() as visitor:
        for path in ("index.html", f"jobs/{halls.FIRST.id}.html"):
            page = visitor.open(site, path, halls.slip() if path == "index.html" else "")
            levels = page.locator("h1:visible, h2:visible, h3:visible").evaluate_all(
                "all => all.map(one => Number(one.tagName[1]))"
            )
            assert levels.count(1) == 1
            assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
            for landmark in ("banner", "main", "contentinfo"):
                assert page.get_by_role(landmark).count() == 1


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_is_wider_than_the_screen(visitors: NewVisitor, site: Path, width: int) -> None:
    with visitors() as visitor:
        visitor.page.set_viewport_size({"width": width, "height": 800})
        for path, payload in (
            ("index.html", halls.slip()),
            ("en/index.html", halls.slip()),
            ("index.html", halls.slip(programmes=(halls.ROPEWAY, halls.GONE, 2001))),
            ("en/index.html", halls.slip(programmes=(halls.ROPEWAY, halls.NIGHT, 9))),
            (f"jobs/{halls.SECOND.id}.html", ""),
        ):
            page = visitor.open(site, path, payload)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide == width, path
            small = page.locator("a:visible, button:visible, summary:visible").evaluate_all(
                "all => all.filter(one => one.getBoundingClientRect().height < 24).map(one => one.id)"
            )
            assert small == []


def test_the_language_switch_and_the_jobs_keep_the_slip(visitors: NewVisitor, site: Path) -> None:
    slip = halls.slip()
    with visitors() as visitor:
        page = visitor.open(site, payload=slip)
        page.wait_for_selector(".verdict.good")
        page.locator("a.language").click()
        page.wait_for_selector(".verdict.good")
        assert page.url.endswith(f"/en/index.html#{slip}")
        assert "Confirmed" in page.locator("main").inner_text()
        english = CATALOGUE.words("en")[halls.FIRST.id]["name"]
        assert english in page.locator("main").inner_text()
        assert page.locator(".programme:visible").first.get_attribute("lang") == "ko"
        page.locator(f".play.job-{halls.FIRST.id} a").click()
        page.wait_for_url(f"**/en/jobs/{halls.FIRST.id}.html#{slip}")
        back = page.locator(".back a")
        assert back.inner_text() == "My slip"
        back.click()
        page.wait_for_selector(".verdict.good")
        odd = "%3Cb%3E"
        page = visitor.open(site, payload=odd)
        page.locator("a.language").click()
        page.wait_for_url(f"**/en/index.html#{odd}")


@pytest.mark.parametrize("subtle", [True, False])
def test_from_a_plain_server_it_asks_for_nothing_else(
    visitors: NewVisitor, server: tuple[str, list[str]], *, subtle: bool
) -> None:
    address, seen = server
    seen.clear()
    slip = halls.slip()
    with visitors(offline=False, subtle=subtle) as visitor:
        page = visitor.open_url(f"{address}/", slip)
        page.wait_for_selector(".verdict.good")
        page.wait_for_load_state("networkidle")
        assert all(url.startswith(f"{address}/") for url in visitor.asked if url != "about:blank")
    assert seen, "the server was asked for the page"
    assert [line for line in seen if slip in line] == []
    paths = {line.split()[1] for line in seen}
    assert all(path == "/" or path.startswith("/pictures/") for path in paths), paths


def test_the_policy_lets_nothing_in_or_out(visitors: NewVisitor, server: tuple[str, list[str]]) -> None:
    address, seen = server
    with visitors(offline=False) as visitor:
        page = visitor.open_url(f"{address}/index.html")
        seen.clear()
        refused = page.evaluate("fetch('/files.json').then(() => 'answered', () => 'refused')")
        page.evaluate(
            "() => { const script = document.createElement('script');"
            " script.textContent = 'document.title = \"taken\"'; document.body.append(script) }"
        )
        assert (refused, page.title()) == ("refused", "미래직업체험관")
        assert page.evaluate("document.cookie + localStorage.length + sessionStorage.length") == "00"
        complaints = [said for said in visitor.troubles if "Content Security Policy" in said]
        assert len(complaints) >= 2
        visitor.troubles.clear()
    assert [line for line in seen if "files.json" in line] == []


def test_without_javascript_the_jobs_are_there_and_slips_are_explained(
    visitors: NewVisitor, site: Path
) -> None:
    with visitors(java_script_enabled=False) as visitor:
        page = visitor.open(site, payload=halls.slip())
        assert "‘자바스크립트’를 켜 주세요" in page.locator("noscript").inner_text()
        assert page.locator(".booth").count() == len(halls.JOBS)
        page.locator(".booth a").nth(1).click()
        said = page.locator("main").inner_text()
        for words in (
            halls.name_of(halls.SECOND),
            "하는 일",
            "왜 미래의 직업일까요?",
            "필요한 능력",
            "시작하는 길",
        ):
            assert words in said
        for words in (
            "실제 일은 이보다 복잡합니다",
            "금천에서 내딛는 첫걸음",
            "요양보호사 교육",
        ):
            assert words in said


def printed(page: Page) -> str:
    document = PdfDocument(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    return "\n".join(document[n].get_textpage().get_text_bounded() for n in range(len(document)))


def test_a_saved_copy_opens_and_prints_the_slip(visitors: NewVisitor, site: Path) -> None:
    with visitors() as visitor:
        page = visitor.open(site, payload=halls.slip(programmes=(9, 10, halls.ROPEWAY)))
        page.wait_for_selector(".verdict.good")
        first = printed(page)
        copy = site / "saved.html"
        copy.write_text(page.content(), encoding="utf-8")
    try:
        with visitors() as visitor:
            page = visitor.open(site, copy.name)
            page.wait_for_selector(".verdict.good")
            assert page.locator(".play").count() == 3
            again = printed(page)
        with visitors(java_script_enabled=False) as visitor:
            page = visitor.open(site, copy.name)
            assert "요양보호사 교육" in page.locator("main").inner_text()
    finally:
        copy.unlink()
    for paper in (first, again):
        for words in ("2026", "케이블카 안내원 알아보기", "G-09", "G-10", "02-000-0000", "example.org/care"):
            assert words in paper
        assert "English" not in paper, "what only a screen needs stays on the screen"


def test_pictures_are_drawn(visitors: NewVisitor, site: Path) -> None:
    with visitors() as visitor:
        for path in ("index.html", f"en/jobs/{halls.THIRD.id}.html"):
            page = visitor.open(site, path)
            page.wait_for_load_state("load")
            widths = page.locator("main img").evaluate_all("all => all.map(one => one.naturalWidth)")
            assert widths
            assert 0 not in widths


def test_motion_is_reduced_on_request(visitors: NewVisitor, site: Path) -> None:
    for wish, moves in (("reduce", False), ("no-preference", True)):
        with visitors(reduced_motion=wish) as visitor:
            page = visitor.open(site)
            lasts = page.locator(".booth a").first.evaluate("one => getComputedStyle(one).transitionDuration")
            assert (lasts != "0s") is moves
