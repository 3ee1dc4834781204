"""One kiosk's life in a clean Debian 12 without a network: installed, used, killed, frozen, updated, removed.

Everything is real: dpkg, apt, systemd as PID 1, cage, the supervisor and the kiosk. The screen is in memory.
"""

from __future__ import annotations

import compileall
import hashlib
import py_compile
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from installer import deb as deb_packer
from installer.apt_repository import build_repository, fetch_closure
from installer.debian_package import Deb, build_deb
from installer.signing import Signer
from installer.staging import DEB, Staged, lay_out

from tests.packaging import container, panel
from tests.packaging.container import Container
from tests.packaging.kiosk_machine import DATA, NO_SCREEN, PANEL, KioskMachine
from tests.packaging.panel import Panel

pytestmark = pytest.mark.packaging

ROOT = Path(__file__).parents[2]
SITE = ROOT / "packaging" / "sites" / "demo.toml"
MEGABYTE = 1e6
DEB_LIMIT_MB = 120.0
FIRST_ATTRACT_LIMIT_S = 60.0
BACK_LIMIT_S = 10.0
SUPERVISOR_LIMIT_S = 20.0
"""Of hangs that systemd notices, or a lost display: rarer, and seen by one more watcher."""
SETTLE_S = 1.0
DRAW_S = 4.0
"""Until the scene is drawn anew after the panel has got its size."""
STORM_S = 8.0
"""So long nothing more may happen: a storm would restart every second or two."""
EMPTY_PICTURE_BYTES = 100_000
START = (0.5, 0.887)
"""Where 시작하기 is on an upright panel, from the left, top corner."""


@dataclass(frozen=True, slots=True)
class Stick:
    """What the technician carries: a repository per version, in folders named for it."""

    folder: Path
    first: Deb
    next: Deb
    broken: Deb


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Staged:
    return lay_out(DEB, SITE, tmp_path_factory.mktemp("staged") / "tree")


@pytest.fixture(scope="module")
def first(staged: Staged, tmp_path_factory: pytest.TempPathFactory) -> Deb:
    out = tmp_path_factory.mktemp("deb")
    return build_deb(staged.root, staged.site_id, staged.version, out, staged.commit_time_s)


def later(staged: Staged, version: str, root: Path) -> Staged:
    """The same kiosk calling itself a later version."""
    shutil.copytree(staged.root, root, symlinks=True)
    about = root / "app" / "kiosk" / "__init__.py"
    about.write_text(about.read_text().replace(staged.version, version))
    shutil.rmtree(about.parent / "__pycache__")
    unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
    assert compileall.compile_dir(about.parent, maxlevels=0, quiet=1, invalidation_mode=unchecked)
    return replace(staged, root=root, version=version)


@pytest.fixture(scope="module")
def stick(staged: Staged, first: Deb, tmp_path_factory: pytest.TempPathFactory) -> Stick:
    if why := container.why_not() or panel.why_not():
        pytest.skip(why)
    work = tmp_path_factory.mktemp("versions")
    folder = tmp_path_factory.mktemp("MIRAE KIOSK")
    debs = {"first": first}
    for name, version in (("next", f"{staged.version}.1"), ("broken", f"{staged.version}.2")):
        tree = later(staged, version, work / name)
        if name == "broken":
            (tree.root / "app" / "kiosk" / "ui" / "texts" / "en.toml").write_text("no text of the kiosk\n")
        debs[name] = build_deb(tree.root, tree.site_id, version, work, staged.commit_time_s, effort=0)
    beside = fetch_closure(first, deb_packer.debian_cache())
    with Signer(work / "key.asc") as signer:
        for name, deb in debs.items():
            build_repository(deb, beside, folder / name, signer, staged.commit_time_s)
    return Stick(folder, **debs)


@pytest.fixture
def kiosk(stick: Stick, tmp_path: Path) -> Iterator[KioskMachine]:
    with Panel(tmp_path / "panel") as screen:
        machine = Container(tmp_path / "machine", {"/media/stick": stick.folder}, {PANEL: screen.folder})
        kiosk = KioskMachine(machine, screen, stick.first.package)
        kiosk.prepare()
        with machine:
            yield kiosk
    shutil.rmtree(tmp_path / "machine", ignore_errors=True)


def say(line: str) -> None:
    """A figure, kept with the test's output (`pytest -rP`)."""
    print(line)  # noqa: T201 - what `make package-test` is asked to print


def test_the_package_is_small_enough_and_lintian_finds_no_error(first: Deb) -> None:
    size = first.file.stat().st_size / MEGABYTE
    say(f"deb: {size:.1f} MB; on the kiosk's disk: {first.installed_bytes / MEGABYTE:.1f} MB")
    assert size <= DEB_LIMIT_MB
    if shutil.which("lintian") is None:
        pytest.skip("lintian is not installed")
    command = ["lintian", "--allow-root", "--fail-on", "error", "--tag-display-limit", "0", str(first.file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def test_two_builds_are_the_same_bytes(staged: Staged, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    shutil.copytree(staged.root, copy, symlinks=True)
    digests = set()
    for name, tree in (("one", staged.root), ("two", copy)):
        (tmp_path / name).mkdir()
        deb = build_deb(tree, staged.site_id, staged.version, tmp_path / name, staged.commit_time_s, effort=0)
        digests.add(hashlib.sha256(deb.file.read_bytes()).hexdigest())
    assert len(digests) == 1


def test_a_kiosk_from_its_installation_to_its_removal(
    kiosk: KioskMachine, stick: Stick, tmp_path: Path
) -> None:
    first_attract_s = installs_and_invites(kiosk, tmp_path)
    finds_every_library(kiosk)
    plays_a_whole_visit(kiosk)
    cannot_be_left_by_its_keyboard(kiosk)
    comes_back_when_killed(kiosk)
    comes_back_when_frozen(kiosk)
    comes_back_when_its_supervisor_hangs(kiosk)
    is_ended_by_its_own_user_only(kiosk)
    starts_once_more_when_the_panel_goes(kiosk)
    waits_for_a_panel_that_is_off(kiosk)
    visits = kiosk.visits()
    updates(kiosk, stick)
    keeps_the_old_version_when_the_new_one_is_faulty(kiosk, stick)
    assert kiosk.visits()[: len(visits)] == visits
    invites_again_after_power_was_cut(kiosk)
    is_purged_and_leaves_the_visits(kiosk)
    assert first_attract_s <= FIRST_ATTRACT_LIMIT_S, "the rest is well; was this machine busy?"


def installs_and_invites(kiosk: KioskMachine, tmp_path: Path) -> float:
    """Seconds from the technician's command to the first frame; 261 packages of Debian are among them."""
    began = time.monotonic()
    kiosk.install("first", KIOSK_NUMBER="7")
    installed_s = time.monotonic() - began
    kiosk.wait_for_attract(FIRST_ATTRACT_LIMIT_S)
    first_attract_s = time.monotonic() - began
    say(f"installed after {installed_s:.1f} s, attract screen after {first_attract_s:.1f} s")
    assert "kiosk = 7" in kiosk.inside.seen("/etc/mirae-kiosk/local.toml").read_text()
    assert kiosk.inside.run("stat", "-c", "%U %a", DATA).split() == ["mirae-kiosk", "700"]
    kiosk.panel.fill()
    time.sleep(DRAW_S)
    picture = tmp_path / "attract.png"
    kiosk.panel.picture(picture)
    say(f"the attract screen: {picture}")
    assert picture.stat().st_size > EMPTY_PICTURE_BYTES
    return first_attract_s


def finds_every_library(kiosk: KioskMachine) -> None:
    """Plug-ins are loaded late, so one that lacks a library would be missed on the day it is wanted."""
    search = f"find /usr/lib/{kiosk.package}/current/ -name '*.so*' -type f -exec ldd {{}} + 2>&1"
    told = kiosk.inside.run("sh", "-c", search, check=False)
    assert sorted({line.strip() for line in told.splitlines() if "not found" in line}) == []


def plays_a_whole_visit(kiosk: KioskMachine) -> None:
    """A bot's, beside the kiosk that serves, with data of its own."""
    told = kiosk.inside.run("mirae-kiosk", "demo", "--out", f"{DATA}/demo", timeout_s=300)
    assert "One visit" in told
    kiosk.inside.run("rm", "-r", f"{DATA}/demo")


def begin_a_visit(kiosk: KioskMachine) -> None:
    """A finger on 시작하기."""
    kiosk.panel.touch(*START)
    kiosk.inside.until(lambda: kiosk.state().get("app") == "visit", BACK_LIMIT_S, "a visit")


def cannot_be_left_by_its_keyboard(kiosk: KioskMachine) -> None:
    begin_a_visit(kiosk)
    app = kiosk.app()
    kiosk.panel.type("alt+F4", "alt+Tab", "super+Tab", "ctrl+q", "ctrl+alt+F2", "ctrl+alt+BackSpace", "Print")
    time.sleep(SETTLE_S)
    assert kiosk.app() == app
    assert kiosk.state()["app"] == "visit"


def comes_back_when_killed(kiosk: KioskMachine) -> None:
    """In the middle of the visit that was begun."""
    killed = kiosk.signal_app("KILL")
    back_s = kiosk.inside.until(lambda: kiosk.is_another_app_idle(killed), BACK_LIMIT_S, "back after kill -9")
    say(f"back {back_s:.1f} s after kill -9")
    assert [ended_by for _id, ended_by in kiosk.visits()] == ["crashed"]


def comes_back_when_frozen(kiosk: KioskMachine) -> None:
    begin_a_visit(kiosk)
    frozen = kiosk.signal_app("STOP")
    back_s = kiosk.inside.until(lambda: kiosk.is_another_app_idle(frozen), BACK_LIMIT_S, "back after SIGSTOP")
    say(f"back {back_s:.1f} s after SIGSTOP")
    assert [ended_by for _id, ended_by in kiosk.visits()] == ["crashed", "crashed"]


def comes_back_when_its_supervisor_hangs(kiosk: KioskMachine) -> None:
    """Nobody watches the supervisor but systemd."""
    before = kiosk.app()
    kiosk.inside.run("pkill", "-STOP", "-u", "mirae-kiosk", "-f", "launch.py supervise")
    back_s = kiosk.inside.until(
        lambda: kiosk.is_another_app_idle(before), SUPERVISOR_LIMIT_S, "back after the supervisor hung"
    )
    say(f"back {back_s:.1f} s after the supervisor was frozen")


def is_ended_by_its_own_user_only(kiosk: KioskMachine) -> None:
    """Polkit lets the kiosk stop its own unit and nothing else of systemd."""
    run = ("setpriv", "--reuid=mirae-kiosk", "--regid=mirae-kiosk", "--init-groups", "--")
    ask = ("systemctl", "--no-ask-password")
    refused = kiosk.inside.run(*run, *ask, "stop", "seatd.service", check=False)
    assert "denied" in refused, refused
    assert kiosk.inside.run("systemctl", "is-active", "seatd.service").strip() == "active"
    kiosk.inside.run(*run, *ask, "stop", "mirae-kiosk.service")
    assert kiosk.unit("ActiveState") == "inactive"
    kiosk.inside.run("systemctl", "start", "mirae-kiosk.service")
    kiosk.wait_for_attract(BACK_LIMIT_S)


def starts_once_more_when_the_panel_goes(kiosk: KioskMachine) -> None:
    """Cage leaves its loop with its last output; the supervisor notices, systemd starts both anew, once."""
    before, restarts = kiosk.app(), int(kiosk.unit("NRestarts"))
    kiosk.panel.switch_off()
    back_s = kiosk.inside.until(
        lambda: kiosk.is_another_app_idle(before), SUPERVISOR_LIMIT_S, "back after the panel went"
    )
    say(f"back {back_s:.1f} s after the panel went")
    time.sleep(STORM_S)
    assert int(kiosk.unit("NRestarts")) == restarts + 1


def waits_for_a_panel_that_is_off(kiosk: KioskMachine) -> None:
    kiosk.drop_in("60-off.conf", NO_SCREEN)
    kiosk.inside.run("systemctl", "restart", "mirae-kiosk.service")
    restarts = kiosk.unit("NRestarts")
    time.sleep(STORM_S)
    assert (kiosk.is_idle(), kiosk.unit("NRestarts")) == (True, restarts)
    kiosk.drop_in("60-off.conf", "")
    kiosk.inside.run("systemctl", "restart", "mirae-kiosk.service")


def updates(kiosk: KioskMachine, stick: Stick) -> None:
    kiosk.install("next")
    kiosk.wait_for_attract(BACK_LIMIT_S)
    assert kiosk.version() == stick.next.version


def keeps_the_old_version_when_the_new_one_is_faulty(kiosk: KioskMachine, stick: Stick) -> None:
    told = kiosk.install("broken", check=False)
    assert f"{stick.broken.version} is not used" in told, told[-3000:]
    assert f"{stick.next.version} serves on" in told, told[-3000:]
    kiosk.wait_for_attract(BACK_LIMIT_S)
    assert kiosk.version() == stick.next.version
    kiosk.install("next")
    kiosk.wait_for_attract(BACK_LIMIT_S)


def invites_again_after_power_was_cut(kiosk: KioskMachine) -> None:
    kiosk.inside.halt()
    began = time.monotonic()
    kiosk.inside.boot()
    kiosk.wait_for_attract(FIRST_ATTRACT_LIMIT_S)
    say(f"attract screen {time.monotonic() - began:.1f} s after power on (container)")


def is_purged_and_leaves_the_visits(kiosk: KioskMachine) -> None:
    visits = kiosk.visits()
    told = kiosk.inside.run("apt-get", "purge", "--yes", kiosk.package)
    assert f"stay in {DATA}" in told, told[-3000:]
    assert kiosk.visits() == visits
    for gone in (f"/usr/lib/{kiosk.package}", "/usr/bin/mirae-kiosk", "/etc/mirae-kiosk"):
        assert not kiosk.inside.seen(gone).exists(), gone
    listed = kiosk.inside.run("systemctl", "list-unit-files", "mirae-kiosk.service", check=False)
    assert "0 unit files" in listed, listed
