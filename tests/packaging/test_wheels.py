"""The locked wheels of each machine: chosen by markers, trusted by hashes, refused with one sentence."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from installer import wheels
from installer.target import DEB, WINDOWS

from kiosk.core.errors import BadInput

CONTENT = b"what a registry gave"
LOCK = f"""# made by hand
lamp==1.0 \\
    --hash=sha256:{hashlib.sha256(CONTENT).hexdigest()}
    # via nothing
shade==2.1 ; sys_platform == 'win32' \\
    --hash=sha256:{"b" * 64} \\
    --hash=sha256:{"c" * 64}
"""


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    file = tmp_path / "requirements.lock"
    file.write_text(LOCK)
    return file


def test_each_machine_gets_what_its_markers_say(lock: Path) -> None:
    assert [pin.name for pin in wheels.pins(DEB, lock)] == ["lamp"]
    lamp, shade = wheels.pins(WINDOWS, lock)
    assert (lamp.version, shade.version) == ("1.0", "2.1")
    assert shade.hashes == {"b" * 64, "c" * 64}


def test_the_real_lock_has_the_windows_packages_for_windows_only() -> None:
    linux, windows = ({pin.name for pin in wheels.pins(target)} for target in (DEB, WINDOWS))
    assert windows - linux == {"colorama", "pywin32"}
    assert linux - windows == set()


def test_a_wheel_that_is_here_needs_no_network(lock: Path, tmp_path: Path) -> None:
    file = tmp_path / "lamp-1.0-py3-none-any.whl"
    file.write_bytes(CONTENT)
    (found,) = wheels.fetch(DEB, wheels.pins(DEB, lock), tmp_path)
    assert (found.name, found.file) == ("lamp", file)


def test_a_wheel_with_another_content_is_never_used(
    lock: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lamp-1.0-py3-none-any.whl").write_bytes(CONTENT + b" and more")
    for variable in ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(BadInput, match=r"requirements\.lock: found pip saying .+ expected wheels for deb"):
        wheels.fetch(DEB, wheels.pins(DEB, lock), tmp_path)
