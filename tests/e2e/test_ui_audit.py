"""The layout audit as a command: what it opens, what it says, how it ends."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.cli import main
from kiosk.commands.audit.matrix import SLICE, WHOLE
from kiosk.commands.audit.run import Judged, judge
from kiosk.commands.audit.seen import Box, Fault
from kiosk.commands.ui import as_data, line_of, summary

SCREENS = {"attract", "hall", "play", "debrief", "door", "takeaway", "survey", "farewell"}
OVERLAYS = {"help", "settings", "staff-called", "home-confirm", "idle-warning", "pause", "between"}


def test_the_matrix_has_every_way_once() -> None:
    assert len(WHOLE) == 2 * 2 * 3 * 2 * 2
    assert len({case.name for case in WHOLE}) == len(WHOLE)


def test_in_the_slice_each_value_is_seen_and_most_meet() -> None:
    columns = [tuple(case.name.split("-")) for case in SLICE]
    assert set(columns) <= {tuple(case.name.split("-")) for case in WHOLE}
    for column in range(5):
        assert {row[column] for row in columns} == {case.name.split("-")[column] for case in WHOLE}
    met = {(a, b, row[a], row[b]) for row in columns for a, b in combinations(range(5), 2)}
    possible = {
        (a, b, row[a], row[b])
        for row in (c.name.split("-") for c in WHOLE)
        for a, b in combinations(range(5), 2)
    }
    assert len(met) >= 0.8 * len(possible)


@pytest.fixture(scope="module")
def portrait(tmp_path_factory: pytest.TempPathFactory) -> tuple[Judged, Path]:
    """One whole case, in this process."""
    out = tmp_path_factory.mktemp("audit")
    return judge(WHOLE[0], out), out


def test_every_screen_and_overlay_is_opened_and_none_has_a_fault(portrait: tuple[Judged, Path]) -> None:
    judged, out = portrait
    assert judged.faults == ()
    assert judged.pages >= judged.scenes >= len(SCREENS | OVERLAYS)
    assert (out / f"{judged.case}.png").exists()


def test_faults_are_told_in_words_and_as_json() -> None:
    fault = Fault("small text", "“가”", "5.0 mm", "12 mm", Box(0, 0, 9, 9), "hall", 2)
    results = [Judged("a-case", 3, 4, (fault,)), Judged("b-case", 3, 5, ())]
    assert [line_of(one).split()[-2:] for one in results] == [["small", "text"], ["no", "faults"]]
    assert summary(results).splitlines() == [
        "  a-case: hall p2: small text: “가”: 5.0 mm, expected 12 mm",
        "2 cases, 9 pages, 1 faults",
    ]
    told = json.loads(as_data(results))
    assert told["seen"][0] == {"case": "a-case", "scenes": 3, "pages": 4}
    assert (told["faults"][0]["rule"], told["faults"][0]["box"]["right"]) == ("small text", 9)


def test_a_case_that_does_not_exist_is_refused() -> None:
    told = CliRunner().invoke(main, ["ui", "audit", "--case", "sideways"])
    assert told.exit_code == 2
    assert "'sideways' is no case such as portrait-light-100-normal-ko" in told.output
