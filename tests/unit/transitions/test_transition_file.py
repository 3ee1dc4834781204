"""The transitions file: every fault is named with its entry, and what is not there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.errors import BadInput
from kiosk.core.transitions import Transitions
from kiosk.services.site_file import load_site
from kiosk.services.transition_file import load_transitions, transition_faults
from kiosk.settings import settings_from

FIELD = """[[field]]
id = "guarding"
name = "경비"
about = "경비원"
"""
WORK = """[[work]]
id = "smart_safety"
number = 1
name = "안전관리사"
what = "위험을 알아차려요."
learn = ["센서 읽기"]
checked_on = 2026-11-28
source = { about = "new", title = "신직업", publisher = "신문", year = 2021, url = "https://news.example" }
[[work.near]]
field = "guarding"
shared = ["살피기", "알리기"]
shared_en = ["Looking", "Telling"]
"""
NEAR = '[[work.near]]\nfield = "guarding"\nshared = ["적기"]\n'


def write(folder: Path, text: str) -> Path:
    path = folder / "transitions.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_sound_file_is_a_map_in_its_own_order(tmp_path: Path) -> None:
    second = WORK.replace("smart_safety", "energy").replace("number = 1", "number = 2")
    found = load_transitions(write(tmp_path, FIELD + second + WORK))
    assert [work.id for work in found.near("guarding")] == ["energy", "smart_safety"]
    assert found.works[1].near[0].shared == ("살피기", "알리기")
    assert [field.id for field in found.leading] == ["guarding"]


@pytest.mark.parametrize(
    ("change", "key", "found", "expected"),
    [
        (
            ('about = "경비원"', 'about = "경비원"\nicon = "a"'),
            "field[guarding].icon",
            "unknown key",
            "about",
        ),
        (
            ('about = "경비원"', 'about = "경비원"\nen = { name = "Guards", abuot = "x", about = "y" }'),
            "field[guarding].en.abuot",
            "an unknown key",
            "about",
        ),
        (('name = "경비"', f'name = "{"경" * 21}"'), "field[guarding].name", "경경", "text of 1..20"),
        (('id = "guarding"', ""), "field[1].id", "nothing", "text like"),
        (('id = "smart_safety"', 'id = "Safety"'), "work[Safety].id", "'Safety'", "text like"),
        (("number = 1", "number = 1000"), "work[smart_safety].number", "1000", "a whole number 1..999"),
        (("number = 1", "number = 1\npay = 0"), "work[smart_safety].pay", "an unknown key", "learn"),
        (("checked_on = 2026-11-28", ""), "work[smart_safety].checked_on", "nothing", "a date like"),
        (('["센서 읽기"]', "[]"), "work[smart_safety].learn", "[]", "a list of 1..3, each text of 1..24"),
        (("year = 2021", "year = 21"), "work[smart_safety].source.year", "21", "a whole number 1990..2100"),
        (
            ("https://news.example", "news.example"),
            "work[smart_safety].source.url",
            "'news.example'",
            "an http or https address",
        ),
        (
            ('["살피기", "알리기"]', f'["살피기", "{"알" * 25}"]'),
            "work[smart_safety].near[guarding].shared",
            "알알",
            "each text of 1..24 characters",
        ),
        (
            ('["살피기", "알리기"]', '["가", "나", "다", "라"]'),
            "work[smart_safety].near[guarding].shared",
            "'라'",
            "a list of 1..3",
        ),
        (
            ("shared_en = ", "score = 3\nshared_en = "),
            "work[smart_safety].near[guarding].score",
            "an unknown key",
            "shared",
        ),
        (
            ('["Looking", "Telling"]', '["Looking"]'),
            "work[smart_safety].near[guarding].shared_en",
            "1 phrases",
            "as many as shared (2), or none",
        ),
        (
            ('["Looking", "Telling"]', f'["Looking", "Telling"]\n{NEAR}'),
            "work[smart_safety].near[guarding].field",
            "'guarding'",
            "each field once",
        ),
        (("[[field]]", "[[fields]]"), "fields", "an unknown key", "[[field]] and [[work]] entries"),
    ],
)
def test_a_fault_names_entry_and_key(
    tmp_path: Path, change: tuple[str, str], key: str, found: str, expected: str
) -> None:
    text = FIELD + WORK
    assert change[0] in text
    path = write(tmp_path, text.replace(change[0], change[1], 1))
    (fault,) = transition_faults(path)
    assert fault.key == key
    assert found in str(fault.found)
    assert expected in fault.expected
    with pytest.raises(BadInput) as raised:
        load_transitions(path)
    assert str(raised.value) == str(fault)


def test_ids_and_numbers_given_twice_are_faults(tmp_path: Path) -> None:
    faults = transition_faults(write(tmp_path, FIELD + FIELD + WORK + WORK))
    assert [(fault.key, fault.found) for fault in faults] == [
        ("field[guarding].id", "'guarding'"),
        ("work[smart_safety].id", "'smart_safety'"),
        ("work[smart_safety].number", "1"),
    ]
    assert "안전관리사 has it" in faults[2].expected


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    wrong = WORK.replace("number = 1", "number = 0").replace('shared = ["살피기", "알리기"]\n', "")
    faults = transition_faults(write(tmp_path, "title = 1\n" + FIELD.replace('"경비"', '""') + wrong))
    assert [fault.key for fault in faults] == [
        "title",
        "field[guarding].name",
        "work[smart_safety].number",
        "work[smart_safety].near[guarding].shared",
    ]


@pytest.mark.parametrize("text", ["field = 1", "[field]\nid = 'a'", "work = [1]", WORK + "[[work.near]]\n"])
def test_what_has_the_wrong_shape_is_a_fault(tmp_path: Path, text: str) -> None:
    faults = transition_faults(write(tmp_path, text))
    assert faults
    assert all(fault.key.startswith(("field", "work")) for fault in faults)


def test_near_that_is_no_list_is_one_fault(tmp_path: Path) -> None:
    text = WORK[: WORK.index("[[work.near]]")] + "near = 1\n"
    assert [fault.key for fault in transition_faults(write(tmp_path, text))] == ["work[smart_safety].near"]


def test_what_is_named_but_not_there_is_no_fault(tmp_path: Path) -> None:
    text = WORK.replace("number = 1", 'number = 1\ncourses = ["gone"]\nexperiences = ["moon_base"]')
    found = load_transitions(write(tmp_path, text))
    assert (found.fields, found.works[0].courses) == ((), ("gone",))


def test_an_empty_file_and_no_file_are_an_empty_map(tmp_path: Path) -> None:
    assert load_transitions(write(tmp_path, "")) == Transitions()
    assert load_transitions(None) == Transitions()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    (fault,) = transition_faults(tmp_path / "none.toml")
    assert fault.file.endswith("none.toml")


def test_the_settings_know_the_file_that_the_site_names(tmp_path: Path) -> None:
    site = tmp_path / "site.toml"
    plain = '[site]\nid = "demo"\nnumber = 0\nname = "시연"\n'
    site.write_text(plain, "utf-8")
    assert load_site(site).transitions == ""
    assert settings_from(site).transitions is None
    site.write_text(f'transitions = "near.toml"\n{plain}', "utf-8")
    assert settings_from(site).transitions == tmp_path / "near.toml"
