"""`assets/` and `db/` are found in a checkout and in an installed kiosk."""

from __future__ import annotations

from pathlib import Path

from kiosk.services.resources import resource, resource_root


def test_this_checkout_finds_its_own() -> None:
    assert resource("db", "migrations", "0001.sql") == Path(__file__).parents[3] / "db/migrations/0001.sql"
    assert resource("assets", "fonts").is_dir()


def make(root: Path, *folders: str) -> None:
    for folder in folders:
        (root / folder).mkdir(parents=True)


def test_a_checkout_wins_over_a_packaged_copy(tmp_path: Path) -> None:
    make(tmp_path, "kiosk/_data/assets", "kiosk/_data/db/migrations", "assets", "db/migrations")
    assert resource_root(tmp_path / "kiosk") == tmp_path


def test_an_installed_kiosk_is_not_misled_by_a_strangers_folder_beside_it(tmp_path: Path) -> None:
    make(tmp_path, "kiosk/_data/assets", "kiosk/_data/db/migrations", "assets", "db")
    assert resource_root(tmp_path / "kiosk") == tmp_path / "kiosk" / "_data"
