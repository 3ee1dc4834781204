"""Site files: what the shipped ones say, and that every fault is named with its key."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from kiosk.core.errors import BadInput
from kiosk.core.opening import is_given
from kiosk.services.site_file import load_site, site_faults

SHIPPED = Path(__file__).parents[3] / "packaging" / "sites"
SITE = '[site]\nid = "demo"\nnumber = 0\nname = "시연"\n'


def write(folder: Path, text: str, *, programmes: str = "") -> Path:
    (folder / "programmes.toml").write_text(programmes, "utf-8")
    path = folder / "site.toml"
    path.write_text(text, "utf-8")
    return path


def only_fault(path: Path) -> BadInput:
    (fault,) = site_faults(path)
    return fault


@pytest.mark.parametrize(
    ("name", "number"), [("demo", 0), ("dreamteo", 1), ("cheongchun", 2), ("gvalley", 3)]
)
def test_a_shipped_site_is_faultless_and_keeps_its_number(name: str, number: int) -> None:
    path = SHIPPED / f"{name}.toml"
    assert site_faults(path, known_experiences=()) == ()
    site = load_site(path)
    assert (site.site.id, site.site.number) == (name, number)


def test_only_the_demonstration_claims_an_online_hall() -> None:
    sites = [path for path in SHIPPED.glob("*.toml") if path.stem not in ("programmes", "transitions")]
    urls = {path.stem: load_site(path).hall.url for path in sites}
    assert {name for name, url in urls.items() if url} == {"demo"}


def test_a_site_file_of_the_fewest_words_takes_the_defaults(tmp_path: Path) -> None:
    site = load_site(write(tmp_path, SITE))
    assert site.screen.height_px == 1920
    assert site.hall.languages == ("ko", "en")


def test_a_site_may_say_when_it_opens(tmp_path: Path) -> None:
    site = load_site(write(tmp_path, f'{SITE}hours = "평일 9:00–18:00"\n'))
    assert (site.site.hours, site.site.hours_en) == ("평일 9:00–18:00", "")
    assert only_fault(write(tmp_path, f'{SITE}hours = "{"늘 " * 30}"\n')).key == "site.hours"


def test_opening_hours_are_by_day_and_closed_dates_with_or_without_quotes(tmp_path: Path) -> None:
    hours = "[opening]\nmon = '09:00-18:00'\nsun = ''\nclosed = ['2027-01-01', 2027-02-06]\n"
    opening = load_site(write(tmp_path, SITE + hours)).opening
    assert (opening.mon, opening.tue, opening.sun) == ("09:00-18:00", "", "")
    assert opening.closed == (date(2027, 1, 1), date(2027, 2, 6))


@pytest.mark.parametrize("name", ["demo", "dreamteo", "cheongchun", "gvalley"])
def test_a_shipped_site_invents_no_hours_and_its_examples_are_right(tmp_path: Path, name: str) -> None:
    shipped = (SHIPPED / f"{name}.toml").read_text("utf-8")
    assert not is_given(load_site(SHIPPED / f"{name}.toml").opening)
    before, _, block = shipped.partition("[opening]\n")
    examples = "".join(
        line.removeprefix("# ") + "\n" for line in block.splitlines() if re.match(r"# [a-z]+ = ", line)
    )
    opening = load_site(write(tmp_path, f"{before}[opening]\n{examples}")).opening
    assert opening.mon
    assert opening.closed


@pytest.mark.parametrize(("width", "height"), [(1080, 1920), (1920, 1080)])
def test_a_screen_may_stand_or_lie(tmp_path: Path, width: int, height: int) -> None:
    path = write(tmp_path, f"{SITE}[screen]\nwidth_px = {width}\nheight_px = {height}\n")
    assert site_faults(path) == ()


@pytest.mark.parametrize(
    ("addition", "key", "found", "expected"),
    [
        ("[scren]\n", "scren", "an unknown key", "site, screen, hall"),
        ("[screen]\ndiagonal = 32\n", "screen.diagonal", "an unknown key", "diagonal_in"),
        ("[screen]\nwidth_px = 'wide'\n", "screen.width_px", "'wide'", "a whole number 600..8000"),
        ("[screen]\nwidth_px = 10\n", "screen.width_px", "10", "a whole number 600..8000"),
        ("[screen]\nbright_room = 1\n", "screen.bright_room", "1", "true or false"),
        ("[screen]\ntier = '3d'\n", "screen.tier", "'3d'", "one of auto, flat, spatial"),
        ("[idle]\nhall_s = 0\n", "idle.hall_s", "0", "a number above 0"),
        ("[idle]\nwarning_s = 5\n", "idle.warning_s", "5", "a number from 20"),
        ("[printer]\npaper_mm = 70\n", "printer.paper_mm", "70", "one of 58, 80"),
        ("[hall]\nlanguages = 'ko'\n", "hall.languages", "'ko'", "a list, each text in quotes"),
        ("[hall]\nlanguages = []\n", "hall.languages", "[]", "ko, en or both"),
        ("[hall]\nlanguages = ['ko', 'fr']\n", "hall.languages", "['ko', 'fr']", "ko, en or both"),
        ("[hall]\nlanguages = ['ko', 'ko']\n", "hall.languages", "['ko', 'ko']", "each entry once"),
        ("[hall]\nstarter = 'a'\nexperiences = ['b']\n", "hall.starter", "'a'", "one of hall.experiences"),
        ("[hall]\nurl = 'hall.example'\n", "hall.url", "'hall.example'", "an http or https address"),
        ("[hall]\nurl = 'https://['\n", "hall.url", "'https://['", "an http or https address"),
        ("[hall]\nurl = 'https://h.example/#a'\n", "hall.url", "'https://h.example/#a'", "without #"),
        ("[hall]\nurl = 'https://h.example/가'\n", "hall.url", "'https://h.example/가'", "ASCII"),
        (f"[hall]\nurl = 'https://h.example/{'x' * 63}'\n", "hall.url", "…", "80 characters at most"),
        ("[sound]\nquiet_from = '21:00'\n", "sound.quiet_until", "''", "both, or neither"),
        ("[sound]\nquiet_until = '09:00'\n", "sound.quiet_from", "''", "both, or neither"),
        ("[sound]\nquiet_from = '9pm'\n", "sound.quiet_from", "'9pm'", "text like"),
        ("[printer]\nchannel = 'escpos-network'\n", "printer.address", "''", "the printer's address"),
        ("[printer]\nchannel = 'escpos-usb'\nname = 'x'\n", "printer.usb", "''", "numbers on USB"),
        ("[printer]\nchannel = 'escpos-file'\n", "printer.device", "''", "/dev/usb/lp0"),
        ("[printer]\nchannel = 'windows-raw'\n", "printer.name", "''", "queue"),
        ("[printer]\nchannel = 'system'\n", "printer.name", "''", "for channel = system"),
        (
            "[opening]\nmon = '18:00-09:00'\n",
            "opening.mon",
            "'18:00-09:00'",
            "hours of one day as 09:00-18:00",
        ),
        ("[opening]\nsun = '휴관'\n", "opening.sun", "'휴관'", "hours of one day as 09:00-18:00"),
        ("[opening]\nmonday = '09:00-18:00'\n", "opening.monday", "an unknown key", "mon, tue"),
        ("[opening]\nmon = 9\n", "opening.mon", "9", "text in quotes"),
        ("[opening]\nclosed = ['2027-01-01']\n", "opening", "closed dates only", "of a day at least"),
        (
            "[opening]\nmon = '09:00-18:00'\nclosed = ['2027-01-01', '2027-02-30', '2027-03-01']\n",
            "opening.closed",
            "['2027-02-30']",
            "a date like",
        ),
        ("[staff_call]\nsignal = 'command'\n", "staff_call.command", "[]", "the program"),
    ],
)
def test_a_fault_names_its_key_what_was_found_and_what_is_expected(
    tmp_path: Path, addition: str, key: str, found: str, expected: str
) -> None:
    fault = only_fault(write(tmp_path, SITE + addition))
    assert fault.key == key
    assert found in str(fault.found)
    assert expected in fault.expected
    assert fault.file.endswith("site.toml")


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    fault = only_fault(write(tmp_path, "[screen]\n"))
    assert (fault.key, fault.found, fault.expected) == ("site", "nothing", "a table")


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, "[site]\nid = 'Demo'\nnumber = 300\n[printer]\npaper_mm = 1\ncolour = true\n")
    assert [fault.key for fault in site_faults(path)] == [
        "site.id",
        "site.number",
        "site.name",
        "printer.colour",
        "printer.paper_mm",
    ]


def test_faults_of_the_programmes_file_are_named_too(tmp_path: Path) -> None:
    path = write(tmp_path, SITE + "[hall]\nurl = 'ftp://h.example'\n", programmes="[[programme]]\nid = 'a'\n")
    files = {Path(fault.file).name for fault in site_faults(path)}
    assert files == {"site.toml", "programmes.toml"}


def test_a_missing_programmes_file_is_a_fault_of_the_check_and_not_of_loading(tmp_path: Path) -> None:
    path = write(tmp_path, 'programmes = "none.toml"\n' + SITE)
    assert load_site(path).programmes == "none.toml"
    assert only_fault(path).file.endswith("none.toml")


def test_a_site_may_name_a_map_of_work_nearby_whose_faults_are_told(tmp_path: Path) -> None:
    assert load_site(write(tmp_path, SITE)).transitions == ""
    path = write(tmp_path, 'transitions = "near.toml"\n' + SITE)
    assert load_site(path).transitions == "near.toml"
    assert only_fault(path).file.endswith("near.toml")
    (tmp_path / "near.toml").write_text("[[field]]\nid = 'care'\n", "utf-8")
    assert [fault.key for fault in site_faults(path)] == ["field[care].name", "field[care].about"]
    (tmp_path / "near.toml").write_text("", "utf-8")
    assert site_faults(path) == ()


def test_an_experience_nobody_has_is_a_fault_once_the_list_is_known(tmp_path: Path) -> None:
    path = write(tmp_path, SITE + "[hall]\nexperiences = ['drone_traffic', 'drone']\nstarter = 'drone'\n")
    assert site_faults(path) == ()
    faults = site_faults(path, known_experiences=("drone_traffic",))
    assert [(fault.key, fault.found) for fault in faults] == [
        ("hall.experiences", "'drone'"),
        ("hall.starter", "'drone'"),
    ]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"none\.toml: found No such file"):
        load_site(tmp_path / "none.toml")


def test_a_folder_is_no_site_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="expected a readable file"):
        load_site(tmp_path)


def test_text_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_bytes("[site]\nname = '금천'".encode("cp949"))
    with pytest.raises(BadInput, match="not UTF-8"):
        load_site(path)


def test_a_mark_that_windows_editors_put_first_does_no_harm(tmp_path: Path) -> None:
    path = write(tmp_path, SITE)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_site(path).site.id == "demo"


def test_what_is_not_toml_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="line 5"):
        load_site(write(tmp_path, SITE + "[screen\n"))


@pytest.mark.parametrize("address", ["192.168..10", ".", "-a", "a" * 64, "printer:", "printer:0", "a b"])
def test_an_address_that_no_printer_has_is_named(tmp_path: Path, address: str) -> None:
    fault = only_fault(
        write(tmp_path, f'{SITE}[printer]\nchannel = "escpos-network"\naddress = "{address}"\n')
    )
    assert "address" in fault.key
