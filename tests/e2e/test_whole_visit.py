"""`kiosk demo` is one whole visit: its pictures, its slip, its rows, and what its QR says."""

from __future__ import annotations

import json
import sqlite3
import tomllib
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from click.testing import CliRunner
from PIL import Image
from PySide6.QtGui import QGuiApplication

from kiosk.cli import main
from kiosk.core.bundle import TrustedKey
from kiosk.core.facts import SURVEY_ITEMS
from kiosk.core.ticket import decode, payload_of
from kiosk.core.ticket_trust import judge_ticket
from kiosk.installation import PACKAGE
from kiosk.services.export.signing_key import read_signing_key
from tests.e2e.replaying import replay_stored

SCREENS = ("attract", "hall", "play", "debrief", "door", "takeaway", "survey", "farewell")


@pytest.fixture(scope="module")
def demo(qapp: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo")
    done = CliRunner().invoke(main, ["demo", "--out", str(out), "--seed", "7"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return out


@pytest.fixture(scope="module")
def report(demo: Path) -> dict[str, Any]:
    return dict(json.loads((demo / "demo.json").read_text("utf-8")))


def test_every_file_of_a_demo_is_there(demo: Path, report: dict[str, Any]) -> None:
    for name in ("slip.png", "slip.pdf", "data/visits.db", "demo.json", *report["screens"]):
        assert (demo / name).stat().st_size > 0
    for screen in SCREENS:
        assert any(f"-{screen}" in picture for picture in report["screens"]), screen


def test_no_picture_is_empty(demo: Path, report: dict[str, Any]) -> None:
    for name in report["screens"]:
        with Image.open(demo / name) as picture:
            assert picture.size == (1080, 1920)
            colours = picture.convert("RGB").getcolors(maxcolors=1 << 24)
            assert colours is not None
            assert len(colours) > 50, name


def test_the_log_holds_one_finished_visit_with_all_that_belongs_to_it(
    demo: Path, report: dict[str, Any]
) -> None:
    db = sqlite3.connect(demo / "data" / "visits.db")
    visit = db.execute("select id, ended_by, audience, party_size, first_action_s from visit").fetchall()
    assert len(visit) == 1
    visit_id, ended_by, audience, party, first_action_s = visit[0]
    assert (visit_id, ended_by, audience, party) == (report["visit_id"], "finished", "19-39", 2)
    assert 0 < first_action_s <= 60
    plays = db.execute("select outcome, liking, round_reached from play").fetchall()
    assert plays == [("completed", 5, 3)]
    steps = [screen for (screen,) in db.execute("select screen from step order by n")]
    assert steps[:4] == ["hall", "play", "debrief", "hall"]
    assert steps[4:] == ["door", "hall", "door", "hall", "door", "takeaway", "survey", "farewell"]
    answers = dict(db.execute("select item, value from survey_answer").fetchall())
    assert answers == dict(zip(SURVEY_ITEMS, (5, 4, 5, 4, 5), strict=True))
    assert db.execute("select count(*) from slip").fetchone()[0] >= 1
    taken = {name for (name,) in db.execute("select programme from referral where taken = 1")}
    assert "stage-idea" in taken
    assert len(taken) == 3, "this week's task, a course, and one more of the takeaway"
    db.close()


def test_a_stored_play_replays_to_the_identical_outcome(demo: Path) -> None:
    path = demo / "data" / "visits.db"
    db = sqlite3.connect(path)
    (play_id,) = db.execute("select id from play").fetchone()
    db.close()
    replay_stored(path, play_id)


def test_a_reader_that_is_not_ours_reads_the_slip_and_the_screen(demo: Path, report: dict[str, Any]) -> None:
    on_paper = _read(Image.open(demo / "slip.png"))
    takeaway = [name for name in report["screens"] if "takeaway-chosen" in name]
    on_screen = next(text for name in takeaway if (text := _read(Image.open(demo / name))))
    assert on_paper == on_screen == report["ticket_url"]


def test_the_pdf_carries_the_same_code_at_its_true_size(demo: Path, report: dict[str, Any]) -> None:
    pdf = pypdfium2.PdfDocument(demo / "slip.pdf")
    page = pdf[0]
    assert len(pdf) == 1
    assert page.get_width() / 72 * 25.4 == pytest.approx(80, abs=0.5)
    assert _read(page.render(scale=4).to_pil()) == report["ticket_url"]
    pdf.close()


def test_the_address_says_exactly_what_was_played(demo: Path, report: dict[str, Any]) -> None:
    ticket = decode(payload_of(report["ticket_url"]))
    db = sqlite3.connect(demo / "data" / "visits.db")
    job, stars, liking = db.execute("select experience, stars, liking from play").fetchone()
    db.close()
    manifest = tomllib.loads((PACKAGE / "experiences" / job / "experience.toml").read_text("utf-8"))
    number = manifest["number"]
    assert [(play.experience, play.stars, play.liking) for play in ticket.plays] == [(number, stars, liking)]
    assert len(ticket.programmes) == 3
    assert ticket.programmes[0] == 2001, "the first stage's task of this week"
    assert ticket.day.isoformat() == report["date"]


def test_the_ticket_is_genuine_for_whoever_lists_the_kiosks_key(demo: Path, report: dict[str, Any]) -> None:
    ticket = decode(payload_of(report["ticket_url"]))
    key = read_signing_key(demo / "data" / "kiosk.key").public_bytes.hex()
    listed = TrustedKey(site="demo", kiosk=1, public_key=key, since=ticket.day)
    assert judge_ticket(ticket, [listed], {0: "demo"}).verdict == "genuine"


def _read(picture: Image.Image) -> str:
    found = zxingcpp.read_barcodes(picture.convert("L"))
    return found[0].text if found else ""
