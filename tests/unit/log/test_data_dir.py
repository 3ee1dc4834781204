"""The data directory: made, tried, owned by one program, its folders capped."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.core.errors import BadInput
from kiosk.services.atomic_file import write_atomically
from kiosk.services.data_dir import (
    DataDir,
    DataDirInUse,
    Ownership,
    cap_files,
    default_root,
    existing_data_dir,
    open_data_dir,
)


def test_a_new_data_directory_has_its_folders(tmp_path: Path) -> None:
    data_dir = open_data_dir(tmp_path / "deep" / "data")
    assert data_dir.slips.is_dir()
    assert data_dir.logs.is_dir()
    assert not data_dir.visits.exists()
    assert [entry.name for entry in data_dir.root.iterdir() if entry.is_file()] == []


def test_unnamed_data_lies_in_the_users_own_place_never_in_the_checkout() -> None:
    assert default_root().name == "mirae-kiosk"
    assert Path(__file__).parents[3] not in default_root().parents


def test_a_file_in_place_of_the_directory_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a directory")
    with pytest.raises(BadInput, match="expected a directory that can be read and written"):
        open_data_dir(tmp_path / "data")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a place where even the administrator cannot write")
def test_a_directory_that_cannot_be_written_is_refused_with_a_sentence() -> None:
    with pytest.raises(BadInput, match="expected a directory that can be read and written"):
        open_data_dir(Path("/proc/self/fdinfo"))


def test_a_command_that_only_reads_makes_no_directory(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such directory"):
        existing_data_dir(tmp_path / "data")
    assert list(tmp_path.iterdir()) == []


def test_one_program_owns_a_data_directory_and_the_other_is_told_which(tmp_path: Path) -> None:
    data_dir = open_data_dir(tmp_path)
    with Ownership(data_dir), pytest.raises(DataDirInUse, match=f"running program .process {os.getpid()}."):
        Ownership(data_dir)
    with Ownership(data_dir):
        assert data_dir.lock.read_text() == f"{os.getpid()}\n"


def test_a_program_that_is_gone_owns_nothing(tmp_path: Path) -> None:
    claim = (
        "import os, pathlib, sys\n"
        "from kiosk.services.data_dir import Ownership, open_data_dir\n"
        "claim = Ownership(open_data_dir(pathlib.Path(sys.argv[1])))\n"
        "os._exit(0)"  # without releasing
    )
    subprocess.run([sys.executable, "-c", claim, str(tmp_path)], check=True)
    with Ownership(DataDir(tmp_path)):
        assert DataDir(tmp_path).lock.exists()


def old_file(folder: Path, name: str, size: int, age: int) -> None:
    (folder / name).write_bytes(b"x" * size)
    os.utime(folder / name, (1_000_000 - age, 1_000_000 - age))


@pytest.mark.parametrize(
    ("most_files", "most_bytes", "left"),
    [
        (10, 1000, ["a", "b", "c"]),
        (2, 1000, ["b", "c"]),
        (10, 60, ["b", "c"]),
        (10, 29, []),
        (0, 1000, []),
    ],
)
def test_the_oldest_files_go_first_until_number_and_size_fit(
    tmp_path: Path, most_files: int, most_bytes: int, left: list[str]
) -> None:
    for age, name in enumerate("cba"):
        old_file(tmp_path, name, 30, age)
    gone = cap_files(tmp_path, most_files=most_files, most_bytes=most_bytes)
    assert sorted(path.name for path in tmp_path.iterdir()) == left
    assert gone == 3 - len(left)


def test_replacing_a_file_leaves_the_new_one_private_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "identity.json"
    write_atomically(path, b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_cannot_be_replaced_stays_as_it_was(tmp_path: Path) -> None:
    in_the_way = tmp_path / "identity.json"
    in_the_way.mkdir()
    (in_the_way / "inside").touch()
    with pytest.raises(OSError, match="directory"):
        write_atomically(in_the_way, b"new")
    assert list(tmp_path.iterdir()) == [in_the_way]
