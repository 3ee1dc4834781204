"""A layout follows from sizes, words and their number: it comes to rest, and is alike from every page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMetaObject, QSizeF
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.commands.audit import rehearsal as audit_rehearsal
from kiosk.commands.audit import run as audit_run
from kiosk.commands.audit.matrix import Case
from kiosk.commands.audit.rehearsal import is_pending
from kiosk.kit.action_model import ActionModel, Control
from tests.ui.kit_window import KitWindow, kit_window

ROLES = "required actionId; required checked; required icon; required kind; required label; required spoken"
TILE = (
    f"BoothTile {{ {ROLES}; required coached; required detail; required note; required picture; "
    'ribbon: "처음이라면 이 일부터"; invitation: "체험하기"; flat: %s }'
)
CELLS = {
    "BoothTile": TILE % "false",
    "BoothTile, flat": TILE % "true",
    "DoorTile": f"DoorTile {{ {ROLES}; required note; required picture }}",
    "AidTile": f"AidTile {{ {ROLES} }}",
    "Face": f"Face {{ {ROLES} }}",
    "Choice": f"Choice {{ {ROLES} }}",
    "SwitchRow": f"SwitchRow {{ {ROLES}; required note; required enabled; required detail }}",
    "ActionButton": f"ActionButton {{ {ROLES}; required note; required coached; required enabled }}",
}
JOBS = (
    ("드론교통관제사", "하늘길이 겹치지 않게 드론을 이끌어요."),
    ("스마트팜 운영자", "온실의 공기를 식물에 꼭 맞게 맞춰요."),
    ("정보보안 관제사", "진짜 공격과 헛경보를 가려 회사를 지켜요."),
    ("에너지 관리자", "햇빛과 배터리로 건물 전기를 아껴요."),
    ("돌봄로봇 코디네이터", "로봇과 사람이 이웃을 함께 돌보게 나눠요."),
    ("협동로봇 안전기술자", "사람과 로봇이 안전하게 함께 일하도록 맞춰요."),
    ("동네 창업가", "작은 가게를 열기 전에 먼저 물어봐요."),
    ("스마트안전관리사", "센서가 알린 것을 확인하고 사람을 지켜요."),
)
BOOTHS = [
    Control(f"booth:{n}", label, note, kind="tile", detail="3분", coached=n == 0)
    for n, (label, note) in enumerate(JOBS)
]
HALL = f"""
Pages {{
    anchors.fill: parent
    CellGrid {{
        columns: 3
        fill: false
        tallest: 5
        unitGap: Theme.space * 0.8
        model: window.model
        delegate: {TILE % "Theme.zoom > 150"}
    }}
}}
"""
TURNS = 20
"""Of the event loop: a layout that runs in circles changes in every second of them."""


def a_model(controls: list[Control]) -> ActionModel:
    model = ActionModel()
    model.show(controls)
    return model


def alone(kind: str) -> str:
    """Cells of a kind outside any grid, in a size that the test gives them."""
    cell = CELLS[kind].removesuffix("}") + "; width: 405; height: 300 }"
    return f"Item {{ anchors.fill: parent; Repeater {{ model: window.model; delegate: {cell} }} }}"


def numbers(item: QQuickItem, *names: str) -> tuple[float, ...]:
    return tuple(round(item.property(name), 3) for name in names)


def tiles_in_view(shown: KitWindow) -> list[str]:
    return [str(tile.property("actionId")) for tile in shown.items("BoothTile") if tile.isVisible()]


def places(shown: KitWindow) -> list[tuple[float, ...]]:
    """Where each tile stands across, how wide it is, and what it asks for: nothing that a page decides."""
    names = ("x", "width", "leastWidth", "implicitHeight", "wish")
    return [numbers(tile, *names) for tile in shown.items("BoothTile")]


def rested(shown: KitWindow) -> None:
    """Wait until no Sheet has anything to arrange, and see that it stays so."""
    sheets = shown.items("Sheet")
    shown.wait_until(lambda: all(sheet.property("resting") for sheet in sheets))
    before = places(shown), tiles_in_view(shown)
    for _ in range(TURNS):
        shown.window.grabWindow()
        shown.qtbot.wait(0)
        assert all(sheet.property("resting") for sheet in sheets)
        assert (places(shown), tiles_in_view(shown)) == before


@pytest.mark.parametrize("booths", [4, 6, 7, 8])
@pytest.mark.parametrize(
    ("width", "zoom"), [(1255, 100), (900, 100), (1004, 100), (1255, 150), (1004, 200), (1255, 200)]
)
def test_a_hall_comes_to_rest_and_is_seated_alike_whatever_page_is_in_view(
    qtbot: QtBot, width: int, zoom: int, booths: int
) -> None:
    with kit_window(qtbot, HALL, a_model(BOOTHS[:booths]), size=(width, 930), zoom=zoom) as shown:
        rested(shown)
        pages = shown.items("Pages")[0]
        count, seated = int(pages.property("pageCount")), places(shown)
        onward, back = [], []
        for page in range(count):
            pages.setProperty("page", page)
            rested(shown)
            onward.append(tiles_in_view(shown))
            assert (pages.property("pageCount"), places(shown)) == (count, seated)
        for page in reversed(range(count)):
            pages.setProperty("page", page)
            rested(shown)
            back.append(tiles_in_view(shown))
        assert onward == back[::-1]
        assert sorted(sum(onward, [])) == [control.id for control in BOOTHS[:booths]]


@pytest.mark.parametrize("kind", CELLS)
def test_what_a_cell_asks_for_does_not_follow_from_what_it_is_given(qtbot: QtBot, kind: str) -> None:
    with kit_window(qtbot, alone(kind), a_model(BOOTHS[:1])) as shown:
        cell = shown.items("Press")[0].parentItem()
        assert cell is not None
        least = numbers(cell, "leastWidth")
        for width in (120, 405, 617, 830, 1250):
            cell.setWidth(width)
            shown.window.grabWindow()
            asked = numbers(cell, "implicitHeight", "wish")
            for height in (60, 300, 900):
                cell.setHeight(height)
                shown.window.grabWindow()
                assert numbers(cell, "implicitHeight", "wish") == asked
            cell.setVisible(False)
            shown.window.grabWindow()
            assert numbers(cell, "implicitHeight", "wish") == asked
            cell.setVisible(True)
            assert numbers(cell, "leastWidth") == least


def test_the_starters_picture_keeps_its_size_while_another_page_is_in_view(qtbot: QtBot) -> None:
    with kit_window(qtbot, alone("BoothTile"), a_model(BOOTHS[:1])) as shown:
        tile = shown.items("BoothTile")[0]
        tile.setSize(QSizeF(405, 400))
        scene = shown.items("QQuickLoader")[0]
        seen = numbers(scene, "y", "height")
        tile.setVisible(False)
        assert numbers(scene, "y", "height") == seen


def test_a_name_is_written_large_only_where_its_longest_word_fits(qtbot: QtBot) -> None:
    long = Control("booth:long", "전기자동차충전시설안전관리사자격증" * 2, kind="tile")
    with kit_window(qtbot, alone("BoothTile"), a_model([*BOOTHS[:1], long])) as shown:
        for tile, size in zip(shown.items("BoothTile"), ("titleSize", "labelSize"), strict=True):
            tile.setWidth(830)
            name = next(
                words
                for words in shown.items("Words")
                if words.parentItem() is not None
                and words.property("text") == tile.property("label")
                and tile.isAncestorOf(words)
            )
            assert name.property("font").pixelSize() == shown.theme.property(size)


def test_a_sheet_that_has_something_to_arrange_is_not_at_rest(qtbot: QtBot) -> None:
    with kit_window(qtbot, HALL, a_model(BOOTHS), size=(1255, 930)) as shown:
        rested(shown)
        sheet = shown.items("Sheet")[0]
        assert not is_pending(sheet)
        QMetaObject.invokeMethod(sheet, "ask")
        assert is_pending(sheet)
        shown.wait_until(lambda: not is_pending(sheet))


def test_a_screen_that_never_rests_is_an_error_and_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    with audit_run.rehearsal("plain", Case()) as kiosk:
        monkeypatch.setattr(audit_rehearsal, "MOST_LOOKS", 3)
        monkeypatch.setattr(audit_rehearsal, "is_pending", lambda item: True)
        with pytest.raises(audit_rehearsal.RestlessError, match="attract still changes after 3 looks"):
            kiosk.settle()
