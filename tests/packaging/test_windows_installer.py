"""The Windows installer, built here and used in Wine: installed, run, updated, failed on purpose, removed.

Wine's kiosk is the real one, with Qt drawing offscreen. Only in these prefixes: stand-ins for two libraries
of Windows (`wine_stand_ins`), and Python's `_wmi` and Qt's speech engines put away, which Wine cannot answer.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import psutil
import pytest
from installer import windows as recipe
from installer.staging import ROOT, WINDOWS, Staged, lay_out

from tests.packaging.wine import Windows, copy_of, install_windows, missing_tools, soon

pytestmark = [
    pytest.mark.packaging,
    pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {', '.join(missing_tools())}"),
]

MOST_MB = 130
DEMO_SITE = ROOT / "packaging" / "sites" / "demo.toml"
ACCOUNT = "root"
"""Wine's one account is named like ours."""
TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
EDGE = r"Software\Policies\Microsoft\Windows\EdgeUI"
NOT_FOR_WINE = ("python/_wmi.pyd", "lib/PySide6/plugins/texttospeech")


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Staged:
    tree = lay_out(WINDOWS, DEMO_SITE, tmp_path_factory.mktemp("staged") / "tree")
    return replace(tree, version="1.0.0")


@pytest.fixture(scope="module")
def installer(staged: Staged, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Packed quickly, which is larger than what is carried to a site."""
    return pack(staged, tmp_path_factory.mktemp("installer"))


@pytest.fixture(scope="module")
def broken(staged: Staged, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A later version that lost its Qt on the way."""
    return pack(
        without_qt(staged, tmp_path_factory.mktemp("broken") / "tree", "1.2.0"), tmp_path_factory.mktemp("b")
    )


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    """A Windows that has never seen a kiosk."""
    windows = install_windows(tmp_path_factory.mktemp("bare") / "prefix")
    yield windows
    windows.shut_down()


@pytest.fixture(scope="module")
def installed(bare: Windows, installer: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    """A Windows with kiosk number 2, installed in silence; unchecked, because Wine needs help first."""
    windows = copy_of(bare, tmp_path_factory.mktemp("installed") / "prefix")
    code, said = windows.run(installer, "/S", "/KIOSK=2", f"/USER={ACCOUNT}", "/NOCHECK")
    assert code == 0, said + windows.log()
    put_away(windows, "1.0.0")
    yield windows
    windows.shut_down()


def pack(staged: Staged, out: Path) -> Path:
    for made in (recipe.PYTHON, recipe.LAUNCHERS):
        shutil.rmtree(staged.root / made, ignore_errors=True)
    return recipe.pack(staged, out, quick=True)


def without_qt(staged: Staged, into: Path, version: str) -> Staged:
    shutil.copytree(staged.root, into, ignore=shutil.ignore_patterns("PySide6", "shiboken6"))
    return replace(staged, root=into, version=version)


def put_away(windows: Windows, version: str) -> None:
    for name in NOT_FOR_WINE:
        path = windows.folder / version / name
        path.rename(path.with_name(f"{path.name}.not-for-wine"))


def state(windows: Windows) -> dict[str, object]:
    try:
        found: dict[str, object] = json.loads((windows.data / "run" / "supervisor.json").read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found


def app_of(windows: Windows) -> psutil.Process:
    """The kiosk itself, under the supervisor of this prefix."""
    for process in psutil.process_iter():
        try:
            command = process.cmdline()
            if "run" in command and process.environ().get("WINEPREFIX") == str(windows.prefix):
                return process
        except psutil.Error:
            continue
    raise AssertionError("no kiosk runs")


def test_it_is_small_enough_to_carry(installer: Path) -> None:
    assert installer.stat().st_size <= MOST_MB * 1_000_000
    assert (
        (installer.parent / f"{installer.name}.sha256").read_text("ascii").endswith(f"  {installer.name}\n")
    )


def test_two_builds_are_the_same_bytes(staged: Staged, tmp_path: Path) -> None:
    """Without Qt, which is two thirds of it and only copied, and from two folders."""
    first = pack(without_qt(staged, tmp_path / "a" / "tree", "1.0.0"), tmp_path / "out-a")
    second = pack(without_qt(staged, tmp_path / "longer" / "tree", "1.0.0"), tmp_path / "out-b")
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("wrong", ["/KIOSK=256", "/KIOSK=two", "/KIOSK=-1", "/USER=nobody-by-this-name"])
def test_a_wrong_answer_writes_nothing(bare: Windows, broken: Path, wrong: str) -> None:
    answers = {"/KIOSK": "/KIOSK=1", "/USER": f"/USER={ACCOUNT}"}
    answers[wrong.partition("=")[0]] = wrong
    code, _ = bare.run(broken, "/S", *answers.values())
    assert code == 2
    assert not bare.folder.exists()
    assert not bare.data.exists()
    assert not bare.registry(EDGE)


def test_what_lies_on_the_disk_afterwards(installed: Windows) -> None:
    names = {path.name for path in installed.folder.iterdir()}
    programs = {"mirae-kiosk.exe", "mirae-kiosk-session.exe", "uninstall.exe"}
    assert names == programs | {"1.0.0", "current", "install.log", "task.xml"}
    assert (installed.folder / "current").read_text("ascii") == "1.0.0\n"
    assert "kiosk = 2" in (installed.data / "local.toml").read_text("utf-8")
    assert "AllowEdgeSwipe    REG_DWORD    0x0" in installed.registry(EDGE)


def test_the_task_starts_the_session_for_its_account_without_an_end(installed: Windows) -> None:
    task = ElementTree.fromstring((installed.folder / "task.xml").read_text("utf-16"))
    words = {element.tag.removeprefix(TASK): (element.text or "").strip() for element in task.iter()}
    assert words["ExecutionTimeLimit"] == "PT0S"
    assert words["MultipleInstancesPolicy"] == "IgnoreNew"
    assert words["UserId"] == ACCOUNT
    assert words["Command"] == r'"C:\Program Files\MiraeKiosk\mirae-kiosk-session.exe"'
    assert words["Arguments"] == "supervise"


def test_the_command_hands_on_what_it_is_told_and_what_comes_of_it(installed: Windows) -> None:
    assert "version" in installed.kiosk("--version")
    assert "No such command '한 마디'" in installed.kiosk("한 마디", code=2)


def test_the_checklist_finds_every_job_healthy(installed: Windows) -> None:
    found, said = installed.run(installed.folder / "mirae-kiosk.exe", "doctor", "--json")
    rows = {row["name"]: row for row in json.loads(said)}
    assert found == 1  # Wine has neither a touch screen nor the panel's size
    assert rows["experiences"]["state"] == "pass"
    assert rows["programmes"]["state"] == "pass"
    assert rows["disk"]["state"] == "pass"


def test_a_whole_visit_is_played_exported_and_verified(installed: Windows) -> None:
    (installed.disk / "stick").mkdir()
    installed.kiosk("demo", "--out", r"C:\visit")
    assert (installed.disk / "visit" / "slip.png").stat().st_size > 0
    made = json.loads(
        installed.kiosk("export", "--data-dir", r"C:\visit\data", "--to", r"C:\stick", "--json")
    )
    assert made["visits"] == 1
    verdict = json.loads(installed.kiosk("verify", r"C:\stick", "--json", code=1))
    assert {file["state"] for file in verdict[0]["files"]} == {"intact"}  # its key is in no registry yet


def test_the_session_brings_a_killed_kiosk_back(installed: Windows) -> None:
    with installed.running(installed.folder / "mirae-kiosk-session.exe", "supervise"):
        assert soon(lambda: state(installed).get("app") == "idle", 120), state(installed)
        app_of(installed).kill()
        assert soon(lambda: state(installed).get("restarts") == 1, 10), state(installed)
        assert soon(lambda: state(installed).get("app") == "idle", 120), state(installed)
    assert (installed.data / "logs" / "session.log").exists()


def test_an_update_a_failed_one_and_the_end(
    installed: Windows, staged: Staged, broken: Path, tmp_path: Path
) -> None:
    windows = copy_of(installed, tmp_path / "prefix")
    newer = pack(replace(staged, version="1.1.0"), tmp_path / "newer")
    code, said = windows.run(newer, "/S", "/KIOSK=7", f"/USER={ACCOUNT}")
    assert code == 0, said + windows.log()
    assert (windows.folder / "current").read_text("ascii") == "1.1.0\n"
    assert "kiosk = 2" in (windows.data / "local.toml").read_text("utf-8")
    assert "fit to serve" in windows.log()
    visits = (windows.data / "visits.db").read_bytes()

    code, _ = windows.run(broken, "/S", f"/USER={ACCOUNT}")
    assert code == 3
    assert (windows.folder / "current").read_text("ascii") == "1.1.0\n"
    assert "self-check of 1.2.0: found exit code" in windows.log()
    assert (windows.data / "visits.db").read_bytes() == visits
    assert "version" in windows.kiosk("--version")

    windows.run(windows.folder / "uninstall.exe", "/S")
    assert soon(lambda: not windows.folder.exists(), 120), sorted(windows.folder.iterdir())
    assert (windows.data / "visits.db").exists()
    assert (windows.data / "kiosk.key").exists()
    assert soon(lambda: not windows.registry(r"Software\MiraeKiosk"), 10)
    assert not windows.registry(EDGE)
