"""A real browser, one for all tests, that reaches nothing but files and loopback."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, ViewportSize, sync_playwright

from tests.hall import halls

PHONE = ViewportSize(width=390, height=844)
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
WITHOUT_SUBTLE = "Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined })"

TURN_TO = """
text => new Promise(done => {
  const main = document.getElementById("main");
  location.hash = text;
  const look = () => main.dataset.shown === slipOf(location) && done();
  new MutationObserver(look).observe(main, { attributes: true });
  look();
})
"""


def find_chromium() -> str:
    return next((found for name in NAMES if (found := shutil.which(name))), "")


@pytest.fixture(scope="session")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> halls.Inputs:
    return halls.write_inputs(tmp_path_factory.mktemp("inputs"))


@pytest.fixture(scope="session")
def files(inputs: halls.Inputs) -> dict[str, str]:
    return halls.build_files(inputs)


@pytest.fixture(scope="session")
def site(files: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    return halls.write_files(tmp_path_factory.mktemp("hall"), files)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = find_chromium()
    if not program:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visitor:
    """A page, and everything that went wrong on it."""

    def __init__(self, context: BrowserContext) -> None:
        self.troubles: list[str] = []
        self.asked: list[str] = []
        context.on("request", self._note)
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        self.page.on("console", lambda message: self.troubles.append(f"console: {message.text}"))
        self.page.on("dialog", self._dialog)

    def _note(self, request: Request) -> None:
        self.asked.append(request.url)

    def _dialog(self, dialog: Any) -> None:
        self.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def open(self, site: Path, path: str = "index.html", payload: str = "") -> Page:
        """A page of the site as a file, with a slip or without."""
        return self.open_url((site / path).as_uri(), payload)

    def open_url(self, url: str, payload: str = "") -> Page:
        self.page.goto("about:blank")
        self.page.goto(f"{url}#{payload}" if payload else url)
        return self.page

    def turn_to(self, payload: str) -> None:
        """Another fragment on the page that is open: shown when this returns."""
        self.page.evaluate(TURN_TO, payload)


NewVisitor = Callable[..., Any]


@pytest.fixture
def visitors(browser: Browser) -> NewVisitor:
    """Brings a visitor into a `with`; anything that went wrong on the page fails the test at its end."""

    @contextmanager
    def visit(*, subtle: bool = True, offline: bool = True, **options: Any) -> Iterator[Visitor]:
        context = browser.new_context(viewport=PHONE, offline=offline, **{"locale": "ko-KR", **options})
        if options.get("java_script_enabled", True):
            context.clock.set_fixed_time(datetime(2026, 11, 28, 10, 0))
        if not subtle:
            context.add_init_script(WITHOUT_SUBTLE)
        visitor = Visitor(context)
        try:
            yield visitor
        finally:
            context.close()
        assert visitor.troubles == []
        strangers = [
            url for url in visitor.asked if not url.startswith(("file:", "http://127.0.0.1:", "about:"))
        ]
        assert strangers == []

    return visit
