"""The catalogue finds experiences by their folders and names what is wrong with them."""

from __future__ import annotations

import logging
import random
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.core.contract import Level
from kiosk.core.errors import BadInput
from kiosk.services.catalogue import PACKAGE, Catalogue, Entry, ExperienceFailed, Status
from kiosk.services.experience_folder import FILES, REQUIRED_TEXTS
from kiosk.services.text_files import read_words, texts_of_owners

if TYPE_CHECKING:
    from tests.unit.experiences.conftest import Jobs

LANGUAGES = ("ko", "en")


def discover(jobs: Jobs) -> Catalogue:
    return Catalogue.discover(jobs.root, LANGUAGES)


def only(jobs: Jobs) -> Entry:
    (entry,) = discover(jobs).entries
    return entry


def only_fault(jobs: Jobs) -> BadInput:
    entry = only(jobs)
    assert entry.status is Status.INVALID
    (fault,) = entry.faults
    return fault


def test_a_sound_folder_is_offered_with_its_words_in_every_language(jobs: Jobs) -> None:
    jobs.new("water_tank")

    entry = only(jobs)

    assert (entry.status, entry.faults, entry.reason) == (Status.OK, (), "")
    assert entry.manifest is not None
    assert entry.manifest.id == "water_tank"
    assert {language: entry.texts[language]["next-target"] for language in LANGUAGES} == {
        "ko": "다음 탱크",
        "en": "Next tank",
    }


def test_discovering_reads_data_and_imports_nothing(jobs: Jobs) -> None:
    jobs.new("water_tank")
    jobs.edit("water_tank", "simulation.py", "from __future__", "raise RuntimeError\nfrom __future__")

    assert only(jobs).status is Status.OK
    assert not [name for name in sys.modules if name.startswith(f"{PACKAGE}.water_tank")]


def test_an_imported_experience_can_be_begun_and_has_its_bots(jobs: Jobs) -> None:
    jobs.new("water_tank")

    entry = only(jobs)

    assert entry.simulation().actions(entry.simulation().begin(Level.CALM, random.Random(1)))
    assert set(entry.bots()) == {"expert", "thrifty", "careless", "listener"}


def test_deleting_a_folder_deletes_the_experience_and_nothing_else(jobs: Jobs) -> None:
    for name in ("first_job", "second_job"):
        jobs.new(name)
    shutil.rmtree(jobs.root / "first_job")

    catalogue = discover(jobs)

    assert [entry.id for entry in catalogue.healthy] == ["second_job"]
    assert catalogue.get("first_job") is None


def test_folders_without_a_manifest_are_not_experiences(jobs: Jobs) -> None:
    (jobs.root / "__pycache__").mkdir()
    (jobs.root / "notes").mkdir()
    (jobs.root / "README.md").write_text("read me")

    assert discover(jobs).entries == ()


def test_the_hall_shows_them_in_the_order_they_ask_for(jobs: Jobs) -> None:
    for name in ("first_job", "second_job", "third_job"):
        jobs.new(name)
    jobs.edit("third_job", "experience.toml", "order = 3", "order = 0")

    assert [entry.id for entry in discover(jobs).entries] == ["third_job", "first_job", "second_job"]


@pytest.mark.parametrize(
    ("old", "new", "key", "found", "expected"),
    [
        ("api = 1", "api = 2", "api", 2, "1, the contract of this kiosk"),
        ('id = "water_tank"', 'id = "tank"', "id", "tank", "water_tank, the name of its folder"),
        ("number = 1 ", 'number = "one" ', "number", "'one'", "a whole number 1..255"),
        ("number = 1 ", "number = 256 ", "number", "256", "a whole number 1..255"),
        ("minutes = 3", "", "minutes", "nothing", "a whole number 1..10"),
        ("minutes = 3", "minutes = 3\nhours = 1", "hours", "an unknown key", "one of id, number"),
        ('theme = "local"', 'theme = "space"', "theme", "'space'", "one of "),
        ("R = 0.7", "R = 1.7", "interests.R", "1.7", "a number 0..1"),
        ('deep = "#14527A"', 'deep = "blue"', "hue.deep", "'blue'", "text like"),
        ("[hue]", "[hue", "", "Expected", "TOML"),
    ],
)
def test_a_wrong_manifest_is_named_by_file_key_found_and_expected(
    jobs: Jobs, old: str, new: str, key: str, found: object, expected: str
) -> None:
    folder = jobs.new("water_tank")
    jobs.edit("water_tank", "experience.toml", old, new)

    fault = only_fault(jobs)

    assert (fault.file, fault.key) == (str(folder / "experience.toml"), key)
    assert str(fault.found).startswith(str(found))
    assert fault.expected.startswith(expected)


def test_every_fault_of_a_manifest_is_named_not_only_the_first(jobs: Jobs) -> None:
    jobs.new("water_tank")
    jobs.edit("water_tank", "experience.toml", "minutes = 3", "minutes = 30")
    jobs.edit("water_tank", "experience.toml", "R = 0.7", "Q = 0.7")

    assert [fault.key for fault in only(jobs).faults] == ["minutes", "interests.Q"]


@pytest.mark.parametrize(
    ("deep", "pale", "ground"),
    [("#7AA6C2", "#DCEBF5", "hue.pale"), ("#14527A", "#1F6A99", "hue.pale"), ("#868686", "#000000", "paper")],
)
def test_a_hue_that_cannot_be_read_on_its_ground_is_refused(
    jobs: Jobs, deep: str, pale: str, ground: str
) -> None:
    jobs.new("water_tank")
    jobs.edit("water_tank", "experience.toml", "#14527A", deep)
    jobs.edit("water_tank", "experience.toml", "#DCEBF5", pale)

    faults = only(jobs).faults

    assert {fault.key for fault in faults} == {"hue.deep"}
    assert any(f"on {ground} " in str(fault.found) for fault in faults)
    assert faults[0].expected == "at least 4.5:1"


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(jobs: Jobs, name: str) -> None:
    (jobs.new("water_tank") / name).unlink()

    fault = only_fault(jobs)

    assert Path(fault.file).name == name
    assert fault.found == "no file"


def test_a_missing_language_is_named(jobs: Jobs) -> None:
    file = jobs.new("water_tank") / "texts" / "en.toml"
    file.unlink()

    assert only_fault(jobs).file == str(file)


@pytest.mark.parametrize("key", sorted(REQUIRED_TEXTS))
def test_a_required_text_that_no_language_has_is_named_in_each(jobs: Jobs, key: str) -> None:
    jobs.new("water_tank")
    for language in LANGUAGES:
        jobs.edit("water_tank", f"texts/{language}.toml", f"\n{key} = ", f"\nother-{key} = ")

    faults = [fault for fault in only(jobs).faults if fault.key == key]

    assert [(Path(fault.file).name, fault.found) for fault in faults] == [
        ("ko.toml", "no text"),
        ("en.toml", "no text"),
    ]


def test_a_text_that_one_language_lacks_is_named(jobs: Jobs) -> None:
    jobs.new("water_tank")
    jobs.edit("water_tank", "texts/en.toml", 'tradeoff = "', 'trade = "')

    faults = {(Path(fault.file).name, fault.key, fault.found) for fault in only(jobs).faults}

    assert faults == {("en.toml", "tradeoff", "no text"), ("ko.toml", "trade", "no text")}


@pytest.mark.parametrize(
    ("old", "new", "key", "found"),
    [
        ("Set {target}", "Set {tank}", "desk-heading", "{tank}"),
        ("{soon:.1f} m in {seconds:.0f} s", "{soon:.1f} m soon", "pump-note", "{soon}"),
        ("Set {target}", "Set {target", "desk-heading", "'Set {target' (expected '}' before end of string)"),
        ('"Next tank"', "7", "next-target", "7"),
        ('"Next tank"', '""', "next-target", "''"),
    ],
)
def test_a_template_that_cannot_be_filled_is_named(
    jobs: Jobs, old: str, new: str, key: str, found: str
) -> None:
    jobs.new("water_tank")
    jobs.edit("water_tank", "texts/en.toml", old, new)

    fault = only_fault(jobs)

    assert (Path(fault.file).name, fault.key, fault.found) == ("en.toml", key, found)


def test_two_jobs_with_one_number_are_both_refused_since_slips_name_jobs_by_number(jobs: Jobs) -> None:
    for name in ("first_job", "second_job", "third_job"):
        jobs.new(name)
    jobs.edit("second_job", "experience.toml", "number = 2 ", "number = 1 ")

    catalogue = discover(jobs)

    assert [entry.id for entry in catalogue.healthy] == ["third_job"]
    assert [fault.key for entry in catalogue.entries for fault in entry.faults] == ["number", "number"]


def test_one_invalid_experience_takes_no_other_with_it(jobs: Jobs) -> None:
    for name in ("first_job", "second_job"):
        jobs.new(name)
    (jobs.root / "first_job" / "experience.toml").write_text("no toml at all")

    catalogue = discover(jobs)

    assert [entry.id for entry in catalogue.healthy] == ["second_job"]
    broken = catalogue.get("first_job")
    assert broken is not None
    assert (broken.status, broken.manifest) == (Status.INVALID, None)


def test_an_invalid_experience_is_never_imported(jobs: Jobs) -> None:
    jobs.new("water_tank")
    jobs.edit("water_tank", "experience.toml", "api = 1", "api = 2")

    with pytest.raises(ExperienceFailed, match="water_tank is invalid: .*api: found 2"):
        only(jobs).simulation()
    assert not [name for name in sys.modules if name.startswith(f"{PACKAGE}.water_tank")]


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("simulation.py", "FULL_M = 4.0", "FULL_M = 4.0 / 0", "importing SIMULATION of water_tank: ZeroDiv"),
        ("simulation.py", "SIMULATION:", "MODEL:", "importing SIMULATION of water_tank: AttributeError"),
        ("simulation.py", "return Tank(START_M, 0,", "return Tank(", "beginning water_tank: TypeError"),
        ("bots.py", "BOTS:", "PLAYERS:", "importing BOTS of water_tank: AttributeError"),
        ("bots.py", '"thrifty": Thrifty(),', "", "bots.py: BOTS has no thrifty"),
    ],
)
def test_code_that_raises_fails_only_its_own_experience_and_is_logged(
    jobs: Jobs, caplog: pytest.LogCaptureFixture, file: str, old: str, new: str, reason: str
) -> None:
    for name in ("water_tank", "second_job"):
        jobs.new(name)
    jobs.edit("water_tank", file, old, new)
    catalogue = discover(jobs)

    catalogue.load_all()

    failed = catalogue.get("water_tank")
    assert failed is not None
    assert failed.status is Status.FAILED
    assert reason in failed.reason
    assert [entry.id for entry in catalogue.healthy] == ["second_job"]
    assert any("water_tank" in record.getMessage() for record in caplog.records)


def test_the_log_keeps_the_trace_of_what_raised(jobs: Jobs, caplog: pytest.LogCaptureFixture) -> None:
    folder = jobs.new("water_tank")
    jobs.edit("water_tank", "simulation.py", "FULL_M = 4.0", "FULL_M = 4.0 / 0")

    with pytest.raises(ExperienceFailed):
        only(jobs).simulation()

    (record,) = (record for record in caplog.records if record.levelno == logging.ERROR)
    assert str(folder) in record.getMessage()
    assert record.exc_info is not None
    assert record.exc_info[0] is ZeroDivisionError


def test_a_fault_inside_a_play_hides_the_job_and_keeps_the_first_reason(jobs: Jobs) -> None:
    jobs.new("water_tank")
    catalogue = discover(jobs)

    catalogue.mark_failed("water_tank", "step 120: KeyError")
    catalogue.mark_failed("water_tank", "later")

    (entry,) = catalogue.entries
    assert (entry.status, entry.reason) == (Status.FAILED, "step 120: KeyError")
    assert catalogue.healthy == ()
    with pytest.raises(ExperienceFailed, match="step 120"):
        entry.simulation()


def test_words_of_shell_and_experiences_come_together_under_their_owners(jobs: Jobs) -> None:
    jobs.new("water_tank")
    jobs.new("broken_job")
    jobs.edit("broken_job", "experience.toml", "api = 1", "api = 2")
    shell = jobs.root / "shell"
    shell.mkdir()
    (shell / "en.toml").write_text('start = "Start"')

    owners = {"": read_words(shell / "en.toml"), **discover(jobs).words("en")}
    texts = texts_of_owners(owners, "en")

    assert (texts.word("start"), texts.word("water_tank.name")) == ("Start", "Water Tank Keeper")
    assert "broken_job.name" not in texts


def test_missing_shell_words_stop_the_start_with_a_named_fault(jobs: Jobs) -> None:
    with pytest.raises(BadInput, match=r"en\.toml"):
        read_words(jobs.root / "en.toml")
