"""The programmes file: what ships, and that every fault names its entry."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiosk.core.errors import BadInput
from kiosk.services.programme_file import load_programmes, programme_faults

SHIPPED = Path(__file__).parents[3] / "packaging" / "sites" / "programmes.toml"
ENTRY = """[[programme]]
id = "guard_course"
number = 8
name = "경비원 교육"
provider = "일자리센터"
path = "transition"
what = "경비 일을 배워요."
checked_on = 2026-11-22
valid_until = 2027-12-31
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "programmes.toml"
    path.write_text(text, "utf-8")
    return path


def test_what_ships_is_faultless() -> None:
    assert programme_faults(SHIPPED) == ()


def test_what_ships_claims_nothing_beyond_its_day_of_checking() -> None:
    for entry in load_programmes(SHIPPED):
        assert entry.checked_on <= date(2026, 11, 22), entry.id
        assert entry.valid_until <= date(2027, 12, 31), entry.id
        assert not entry.contact, "nobody confirmed a telephone number yet"


def test_an_entry_of_the_fewest_words_knows_nothing_more(tmp_path: Path) -> None:
    (entry,) = load_programmes(write(tmp_path, ENTRY))
    assert (entry.place, entry.hours, entry.contact, entry.url, entry.apply.where) == ("", "", "", "", "")


@pytest.mark.parametrize(
    ("change", "key", "found", "expected"),
    [
        (("number = 8", "number = 0"), "number", "0", "a whole number 1..999"),
        (('path = "transition"', 'path = "school"'), "path", "'school'", "one of experience, jobs"),
        (("valid_until = 2027-12-31", ""), "valid_until", "nothing", "a date like"),
        (("checked_on = 2026-11-22", "checked_on = 'soon'"), "checked_on", "'soon'", "a date like"),
        (("checked_on = 2026-11-22", "checked_on = '2026-02-30'"), "checked_on", "'2026-02-30'", "a date"),
        (("valid_until = 2027-12-31", "valid_until = 2026-01-01"), "valid_until", "2026-01-01", "later day"),
        (("number = 8", "number = 8\nfee = 0"), "fee", "an unknown key", "cost"),
        (("number = 8", "number = 8\nstage = 'idea'"), "stage", "'idea'", "path = startup"),
        (("number = 8", "number = 8\nurl = 'www.example'"), "url", "'www.example'", "an http or https"),
        (
            ("number = 8", "number = 8\nwho = {audiences = ['20s']}"),
            "who.audiences",
            "['20s']",
            "a list, each one of",
        ),
    ],
)
def test_a_fault_names_entry_and_key(
    tmp_path: Path, change: tuple[str, str], key: str, found: str, expected: str
) -> None:
    (fault,) = programme_faults(write(tmp_path, ENTRY.replace(*change)))
    assert fault.key == f"programme[guard_course].{key}"
    assert found in str(fault.found)
    assert expected in fault.expected


def test_an_entry_without_an_id_is_named_by_its_place(tmp_path: Path) -> None:
    path = write(tmp_path, ENTRY + ENTRY.replace('id = "guard_course"\n', "").replace("8", "9"))
    assert "programme[2].id" in [fault.key for fault in programme_faults(path)]


def test_a_number_or_id_given_twice_is_a_fault(tmp_path: Path) -> None:
    faults = programme_faults(write(tmp_path, ENTRY + ENTRY))
    assert [(fault.key, fault.found) for fault in faults] == [
        ("programme[guard_course].id", "'guard_course'"),
        ("programme[guard_course].number", "8"),
    ]
    assert "경비원 교육 has it" in faults[1].expected


def test_a_date_that_no_calendar_has_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="line 9"):
        load_programmes(write(tmp_path, ENTRY.replace("2027-12-31", "2027-13-31")))


@pytest.mark.parametrize("text", ["programme = 1", "[programme]\nid = 'a'", "programme = [1]"])
def test_what_is_no_list_of_entries_is_a_fault(tmp_path: Path, text: str) -> None:
    (fault,) = programme_faults(write(tmp_path, text))
    assert fault.key.startswith("programme")


def test_a_misspelt_list_is_a_fault_and_not_an_empty_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"programes: found an unknown key"):
        load_programmes(write(tmp_path, ENTRY.replace("[[programme]]", "[[programes]]")))
