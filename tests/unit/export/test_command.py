"""`kiosk export`."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from kiosk.cli import main
from kiosk.services.data_dir import Ownership
from tests.unit.export.scene import Scene, a_rich_visit


def export(scene: Scene, *more: str, to: Path | None = None) -> Result:
    arguments = ["export", "--data-dir", str(scene.data_dir.root), "--to", str(to or scene.stick), *more]
    return CliRunner().invoke(main, arguments)


def test_it_writes_a_bundle_and_says_where(scene: Scene) -> None:
    scene.log(a_rich_visit(1))
    done = export(scene)
    (bundle,) = scene.bundles()
    assert done.exit_code == 0, done.output
    assert done.output == f"Export 1, 1 visits, read back and whole: {bundle}\n"
    assert scene.judge_folder(bundle).genuine
    assert not (bundle / "xapi").exists()


def test_all_and_xapi_and_json(scene: Scene) -> None:
    scene.log(a_rich_visit(1))
    export(scene)
    said = json.loads(export(scene, "--all", "--xapi", "--json").output)
    assert (said["export"], said["visits"]) == (2, 1)
    assert (Path(said["folder"]) / "xapi/statements.jsonl").stat().st_size > 0
    assert scene.judge_folder(Path(said["folder"])).genuine
    assert json.loads(export(scene, "--json").output)["visits"] == 0


def test_a_data_directory_that_a_kiosk_is_using_is_refused(scene: Scene) -> None:
    with Ownership(scene.data_dir):
        done = export(scene)
    assert done.exit_code == 2
    assert "a data directory that no other program uses" in done.output
    assert list(scene.stick.iterdir()) == []


def test_bad_arguments_are_one_sentence_and_write_nothing(scene: Scene, tmp_path: Path) -> None:
    nowhere = export(scene, to=tmp_path / "nowhere")
    assert nowhere.exit_code == 2
    assert "no such directory, expected a folder to put the bundle into" in nowhere.output
    scene.data_dir.visits.unlink()
    no_log = export(scene)
    assert no_log.exit_code == 2
    assert "expected a visit log" in no_log.output
    assert list(scene.stick.iterdir()) == []
    assert not scene.data_dir.lock.exists()


def test_a_log_that_is_none_is_bad_input(scene: Scene) -> None:
    for end in ("-wal", "-shm"):
        scene.data_dir.visits.with_name(f"visits.db{end}").unlink(missing_ok=True)
    scene.data_dir.visits.write_bytes(b"not a database, and long enough to look at" * 30)
    done = export(scene)
    assert done.exit_code == 2
    assert "expected a visit log" in done.output


def test_a_damaged_key_is_one_sentence(scene: Scene) -> None:
    scene.data_dir.key("kiosk.key").write_bytes(b"damaged")
    done = export(scene)
    assert done.exit_code == 2
    assert "expected the Ed25519 key of this kiosk" in done.output


def test_a_folder_that_cannot_hold_it_is_a_failure_and_not_bad_input(scene: Scene) -> None:
    (scene.stick / "miraekiosk").write_text("a file of the same name")
    done = export(scene)
    assert done.exit_code == 1
    assert done.output.startswith("Error: StickReadOnly: ")


def test_a_link_that_leads_off_the_stick_is_not_followed(scene: Scene, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (scene.stick / "miraekiosk").symlink_to(elsewhere)
    assert export(scene).exit_code == 1
    assert list(elsewhere.iterdir()) == []
