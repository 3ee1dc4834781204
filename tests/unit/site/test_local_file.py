"""A machine's own file over its site's: what it may say, and which of the two a fault is named in."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from kiosk.core.errors import BadInput
from kiosk.services.local_file import load_overrides
from kiosk.services.site_file import load_site, site_faults
from kiosk.settings import settings_from
from tests.unit.site.test_site_file import SITE, write


def local(folder: Path, text: str) -> Path:
    path = folder / "local.toml"
    path.write_text(text, "utf-8")
    return path


def faults(tmp_path: Path, site: str, over: str) -> list[tuple[str, str]]:
    """The file and key of every fault of the two together."""
    found = site_faults(write(tmp_path, site), ("drone_traffic",), local(tmp_path, over))
    return [(Path(fault.file).name, fault.key) for fault in found]


def test_only_the_keys_it_says_are_changed(tmp_path: Path) -> None:
    path = write(tmp_path, SITE + "[screen]\nwidth_px = 1080\ntier = 'flat'\n[sound]\nvolume = 0.3\n")
    site = load_site(path, load_overrides(local(tmp_path, "[screen]\nwidth_px = 1920\n[hall]\nurl = ''\n")))
    assert (site.screen.width_px, site.screen.tier, site.sound.volume) == (1920, "flat", 0.3)


def test_it_says_the_kiosks_number_and_the_command_line_says_it_louder(tmp_path: Path) -> None:
    path, over = write(tmp_path, SITE), local(tmp_path, "kiosk = 7\n")
    assert settings_from(path, local=over).kiosk == 7
    assert settings_from(path, local=over, kiosk=0).kiosk == 0
    assert settings_from(path).kiosk == 1
    assert settings_from(path, local=local(tmp_path, "[sound]\nvolume = 0.1\n")).kiosk == 1


def test_one_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    settings = settings_from(write(tmp_path, SITE), local=tmp_path / "none.toml")
    assert (settings.kiosk, settings.overrides.tables) == (1, {})


@pytest.mark.parametrize(
    ("text", "key", "found", "expected"),
    [
        ("kiosk = 256\n", "kiosk", "256", "a whole number 0..255"),
        ("kiosk = true\n", "kiosk", "True", "a whole number 0..255"),
        ("kisok = 1\n", "kisok", "an unknown key", "one of kiosk, site, screen"),
        ("programmes = 'mine.toml'\n", "programmes", "an unknown key", "one of kiosk, site"),
        ("screen = 3\n", "screen", "3", "a table"),
        ("[screen]\nwidth = 3\n", "screen.width", "an unknown key", "diagonal_in"),
        ("[screen]\nwidth_px = 3\n", "screen.width_px", "3", "a whole number 600..8000"),
    ],
)
def test_a_fault_of_it_names_it(tmp_path: Path, text: str, key: str, found: str, expected: str) -> None:
    over = local(tmp_path, text)
    (fault,) = site_faults(write(tmp_path, SITE), (), over)
    assert (fault.file, fault.key) == (str(over), key)
    assert found in str(fault.found)
    assert expected in fault.expected
    with pytest.raises(BadInput, match=key):
        settings_from(write(tmp_path, SITE), local=over)


def test_what_only_both_together_get_wrong_is_a_fault_of_the_one_that_came_last(tmp_path: Path) -> None:
    assert faults(tmp_path, SITE, "[printer]\nchannel = 'escpos-network'\n") == [
        ("local.toml", "printer.address")
    ]
    assert faults(tmp_path, SITE, "[hall]\nexperiences = ['chess']\n") == [("local.toml", "hall.experiences")]


def test_a_fault_of_the_site_file_stays_its_own(tmp_path: Path) -> None:
    broken = SITE + "[hall]\nurl = 'ftp://h.example'\nexperiences = ['chess']\n"
    assert faults(tmp_path, broken, "[sound]\nquiet_from = '21:00'\n") == [
        ("site.toml", "hall.url"),
        ("local.toml", "sound.quiet_until"),
        ("site.toml", "hall.experiences"),
    ]


def test_it_may_say_what_the_site_file_leaves_open(tmp_path: Path) -> None:
    site = SITE + "[printer]\nchannel = 'escpos-network'\n"
    assert faults(tmp_path, site, "[printer]\naddress = '192.0.2.10'\n") == []


def test_both_files_faults_are_named_at_once(tmp_path: Path) -> None:
    assert faults(tmp_path, SITE + "[screen]\nwidth_px = 'wide'\n", "[idle]\nhall_s = 0\n") == [
        ("local.toml", "idle.hall_s"),
        ("site.toml", "screen.width_px"),
    ]


def test_text_that_is_no_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"local\.toml: .*line 1"):
        load_overrides(local(tmp_path, "kiosk 1\n"))


@pytest.mark.skipif(sys.platform == "win32", reason="no permission bits")
def test_a_file_that_cannot_be_read_is_no_missing_one(tmp_path: Path) -> None:
    folder = tmp_path / "local.toml"
    folder.mkdir()
    with pytest.raises(BadInput, match="expected a readable file"):
        load_overrides(folder)
    assert os.path.isdir(folder)
