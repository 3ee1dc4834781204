"""Real file systems: one of a few mebibytes mounted apart (full, read-only), a real cache, a real kill."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.services.export.medium import DiskMedium
from tests.unit.export.scene import Scene, a_rich_visit, scene

__all__ = ["scene"]

ROOT = Path(__file__).parents[2]
_UNSHARE = shutil.which("unshare")
_FINCORE = shutil.which("fincore")


def on_a_stick_of(size: str, scene: Scene, script: str) -> subprocess.CompletedProcess[str]:
    """Run a shell script with a file system of that size mounted on the stick's folder, seen by it alone."""
    if _UNSHARE is None:
        pytest.skip("this machine has no unshare")
    mount = f'mount -t tmpfs -o size={size} none "$1" || exit 77\n'
    command = [_UNSHARE, "-rm", "sh", "-c", mount + script, "sh", str(scene.stick), sys.executable]
    done = subprocess.run(
        [*command, str(scene.data_dir.root)], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    if done.returncode == 77 or "unshare:" in done.stderr:
        pytest.skip("this machine lets us mount nothing")
    return done


EXPORT = '"$2" -m kiosk export --data-dir "$3" --to "$1"'


def test_a_stick_without_room_is_refused_and_left_empty(scene: Scene) -> None:
    scene.log(a_rich_visit(1))
    done = on_a_stick_of("1m", scene, f'{EXPORT}; echo "rc $?"; find "$1" -type f')
    assert done.stdout == "rc 1\n", done.stderr
    assert "StickFull" in done.stderr


def test_a_stick_that_fills_up_meanwhile_is_left_without_a_bundle_and_the_next_export_is_whole(
    scene: Scene,
) -> None:
    for visit in range(1, 4):
        scene.log(a_rich_visit(visit))
    script = f"""
        head -c 5900000 /dev/zero > "$1/photos"
        {EXPORT}; echo "rc $?"
        find "$1" -name 'manifest*' -o -name '*.csv'
        rm "$1/photos"
        {EXPORT} --json | grep visits
    """
    done = on_a_stick_of("6m", scene, script)
    assert done.stdout.split() == ["rc", "1", '"visits":', "3"], done.stderr
    assert "StickFull" in done.stderr


def test_a_read_only_stick_is_refused_with_its_own_sentence(scene: Scene) -> None:
    done = on_a_stick_of("8m", scene, f'mount -o remount,ro "$1" || exit 77\n{EXPORT}; echo "rc $?"')
    assert done.stdout == "rc 1\n", done.stderr
    assert "StickReadOnly" in done.stderr


def test_a_stick_with_fifty_thousand_files_is_no_slower(scene: Scene) -> None:
    scene.log(a_rich_visit(1))
    script = f"""
        "$2" -c 'import sys; [open(f"{{sys.argv[1]}}/{{n}}", "w").close() for n in range(50_000)]' "$1"
        mkdir "$1/miraekiosk" && cp -r "$1"/1* "$1/miraekiosk/"
        {EXPORT} --json | grep visits
    """
    assert on_a_stick_of("64m", scene, script).stdout.split() == ['"visits":', "1"]


@pytest.mark.skipif(_FINCORE is None, reason="fincore (util-linux) is not on this machine")
def test_before_it_is_read_back_a_file_has_left_the_cache(tmp_path: Path) -> None:
    def pages(file: Path) -> int:
        asked = subprocess.run(
            [str(_FINCORE), "-n", "-r", "-o", "PAGES", str(file)], capture_output=True, text=True, check=True
        )
        return int(asked.stdout)

    medium, path = DiskMedium(), tmp_path / "file"
    file = medium.create(path)
    file.write(bytes(64 << 20))
    file.sync()
    file.close()
    before = pages(path)
    kind = subprocess.run(["stat", "-f", "-c", "%T", str(path)], capture_output=True, text=True, check=True)
    if before == 0 or kind.stdout.strip() == "tmpfs":
        pytest.skip("this file system keeps no cache of its own")
    blocks = medium.read_from_medium(path)
    first = next(blocks)
    assert len(first) > 0
    assert pages(path) < before // 4, "only what was read, and read ahead, is there"
    assert len(first) + sum(len(block) for block in blocks) == 64 << 20


def test_a_kiosk_killed_in_the_middle_leaves_no_bundle_and_the_next_export_is_whole(
    scene: Scene, tmp_path: Path
) -> None:
    for visit in range(1, 4):
        scene.log(a_rich_visit(visit))
    for file in ("visit.csv", "uptime.csv", "manifest.json", "manifest.sig"):
        command = [sys.executable, "-m", "tests.faults.killed_exporter", str(tmp_path), file]
        killed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
        assert killed.returncode == -9, killed.stderr
    left = scene.bundles()
    assert len(left) == 4
    assert {scene.judge_folder(folder).verdict for folder in left} <= {"damaged", "changed"}
    assert scene.sql("SELECT 1 FROM export WHERE verified_at IS NOT NULL") == []
    made = scene.export()
    assert (made.visits, made.number) == (3, 5)
    assert scene.judge_folder(made.folder).genuine
