"""`kiosk ticket decode`: what a slip says, the verdict, and one sentence for whatever is no ticket."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.cli import main
from kiosk.core.bundle import TrustedKey
from kiosk.core.ticket import Ticket, encode
from tests.jobs import CATALOGUE
from tests.unit.office.bundles import write_keys
from tests.unit.ticket.vectors import FULL, SMALL, public_key, signed


def decode(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["ticket", "decode", *map(str, arguments)])


def trusted(number: int = 1, until: date | None = None, site: str = "dreamteo") -> TrustedKey:
    return TrustedKey(site=site, kiosk=2, public_key=public_key(number), since=date(2026, 1, 1), until=until)


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """A registry with the key that signs here."""
    return write_keys(tmp_path / "keys.toml", trusted())


def job(number: int) -> str:
    """The English name of a job that is installed; slips of the others say a number."""
    names = {
        entry.manifest.number: entry.texts["en"]["name"] for entry in CATALOGUE.entries if entry.manifest
    }
    return names.get(number, "not known here")


def address(ticket: Ticket) -> str:
    return f"https://hall.example/geumcheon#{encode(ticket)}"


def test_it_says_what_the_slip_says_with_the_names_that_are_known() -> None:
    result = decode(address(signed(FULL, 1)))
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "Site 1: Geumcheon Youth Dream-teo; kiosk 2",
        "Day: 2027-12-31",
        f"Job 1: {job(1)}; 2 of 3 stars; liked 2 of 5",
        f"Job 2: {job(2)}; 3 of 3 stars; liked 3 of 5",
        f"Job 3: {job(3)}; 1 of 3 stars; liked 4 of 5",
        f"Job 4: {job(4)}; 2 of 3 stars; liked 5 of 5",
        f"Job 5: {job(5)}; 3 of 3 stars; liked 1 of 5",
        f"Job 6: {job(6)}; 1 of 3 stars; liked 2 of 5",
        "Programme 1: 취업·창업 상담",
        "Programme 2: G밸리 일자리 상담",
        "Programme 999: not known here",
        "Signed; --keys gives the verdict",
    ]


def test_what_was_not_answered_and_nothing_at_all_are_said_too() -> None:
    assert f"Job 5: {job(5)}; not finished; liking not given" in decode(encode(SMALL)).output
    bare = decode(encode(Ticket(77, 0, date(2026, 1, 1)))).output
    assert "Site 77: not known here; kiosk 0" in bare
    assert "Nothing was played and nothing was put on the slip" in bare
    assert "Unsigned; --keys gives the verdict" in bare


def test_a_genuine_ticket_ends_with_0_and_names_its_key(keys: Path) -> None:
    result = decode(address(signed(SMALL, 1)), "--keys", keys)
    assert result.exit_code == 0
    assert result.output.splitlines()[-1].startswith("genuine: signed with key ")


@pytest.mark.parametrize(
    ("ticket", "verdict"),
    [
        (replace(signed(SMALL, 1), programmes=(9,)), "changed: "),
        (signed(replace(SMALL, kiosk=3), 1), "unknown key: kiosk dreamteo-3: "),
        (signed(replace(SMALL, site=200), 1), "unknown key: site number 200: "),
        (SMALL, "unsigned: "),
    ],
)
def test_any_other_ends_with_1_and_says_why(keys: Path, ticket: Ticket, verdict: str) -> None:
    result = decode(address(ticket), "--keys", keys)
    assert result.exit_code == 1
    assert result.output.splitlines()[-1].startswith(verdict)


def test_a_ticket_of_another_time_names_both_dates(tmp_path: Path) -> None:
    keys = write_keys(tmp_path / "keys.toml", trusted(until=date(2026, 6, 30)))
    result = decode(address(signed(SMALL, 1)), "--keys", keys)
    assert result.exit_code == 1
    assert "found a ticket of 2026-11-22, expected 2026-01-01 to 2026-06-30" in result.output


def test_steps_have_their_names(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(
        '[[work]]\nid = "ropeway_guide"\nnumber = 901\nname = "케이블카 안내원"\n'
        '[work.en]\nname = "Ropeway guide"\n\n'
        '[[work]]\nid = "night_guide"\nnumber = 902\nname = "밤길 안내원"\n',
        "utf-8",
    )
    steps = replace(SMALL, plays=(), programmes=(1901, 1902, 2001))
    assert decode(encode(steps), "--sites", tmp_path).output.splitlines()[2:-1] == [
        "Step 1901: Look into: Ropeway guide",
        "Step 1902: Look into: 밤길 안내원",
        "Step 2001: This week: ask five people",
    ]
    row = json.loads(decode(encode(steps), "--json").output)
    assert row["programmes"] == [
        {"number": 1901, "name": ""},
        {"number": 1902, "name": ""},
        {"number": 2001, "name": "This week: ask five people"},
    ], "without the folder its works are not known"


def test_json_has_everything(keys: Path) -> None:
    row = json.loads(decode(address(signed(SMALL, 1)), "--keys", keys, "--json").output)
    assert (row["site"], row["site_id"], row["kiosk"], row["day"]) == (1, "dreamteo", 2, "2026-11-22")
    assert row["plays"][1] == {
        "experience": 5,
        "name": job(5),
        "stars": 0,
        "liking": None,
    }
    assert row["programmes"][0]["number"] == 8
    assert (row["signed"], row["verdict"]) == (True, "genuine")
    assert len(row["fingerprint"]) == 29
    assert json.loads(decode(encode(SMALL), "--json").output)["verdict"] is None


def test_a_folder_knows_more_sites_and_wins_over_those_that_come_along(tmp_path: Path) -> None:
    sites = tmp_path / "sites"
    sites.mkdir()
    (sites / "ours.toml").write_text('[site]\nid = "library"\nnumber = 1\nname = "도서관"\n')
    (sites / "more.toml").write_text('[[programme]]\nid = "club"\nnumber = 8\nname = "로봇 동아리"\n')
    keys = write_keys(tmp_path / "keys.toml", trusted(site="library"))
    result = decode(address(signed(SMALL, 1)), "--sites", sites, "--keys", keys)
    assert result.exit_code == 0, result.output
    assert "Site 1: 도서관; kiosk 2" in result.output
    assert "Programme 8: 로봇 동아리" in result.output


def test_two_sites_with_one_number_are_bad_input(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.toml").write_text(f'[site]\nid = "{name}"\nnumber = 9\nname = "곳"\n')
    result = decode(encode(SMALL), "--sites", tmp_path)
    assert result.exit_code == 2
    assert "two.toml: site.number: found 9, expected a number of its own (one.toml has it)" in result.stderr


def test_bad_files_are_bad_input(tmp_path: Path) -> None:
    assert decode(encode(SMALL), "--sites", tmp_path / "none").exit_code == 2
    assert decode(encode(SMALL), "--keys", tmp_path / "none.toml").exit_code == 2
    (tmp_path / "keys.toml").write_text("[[key]]\nsite = 3\n")
    assert "keys.toml: key[0]" in decode(encode(SMALL), "--keys", tmp_path / "keys.toml").stderr


@settings(deadline=None)
@given(st.text() | st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567#", max_size=150) | st.just("\udcff#\udcfe"))
def test_any_string_is_a_ticket_or_one_sentence(text: str) -> None:
    result = decode("--", text)
    if result.exit_code == 0:
        assert result.output.startswith("Site ")
    else:
        assert result.exit_code == 2, result.exception
        assert result.stderr.startswith("Error: command line: URL: found no ticket (")
        assert len(result.stderr.splitlines()) == 1
