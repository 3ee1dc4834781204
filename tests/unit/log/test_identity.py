"""Who this kiosk is, kept apart from the visits."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.errors import BadInput
from kiosk.services.identity import Identity, IdentityFile


@pytest.fixture
def file(tmp_path: Path) -> IdentityFile:
    return IdentityFile(tmp_path / "identity.json")


def test_the_first_start_makes_the_identity(file: IdentityFile) -> None:
    assert file.ensure("dreamteo", kiosk=2) == Identity(site="dreamteo", kiosk=2, key_file="kiosk.key")
    assert file.read() == Identity(site="dreamteo", kiosk=2)


def test_a_kiosk_keeps_its_number(file: IdentityFile) -> None:
    file.ensure("dreamteo", kiosk=2)
    assert file.ensure("dreamteo", kiosk=1).kiosk == 2


def test_the_data_of_one_site_is_never_taken_for_anothers(file: IdentityFile) -> None:
    file.ensure("dreamteo")
    with pytest.raises(BadInput, match="site: found dreamteo, expected gvalley"):
        file.ensure("gvalley")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"site": "dreamteo"}',
        '{"site": "dreamteo", "kiosk": 256}',
        '{"site": "Dreamteo!", "kiosk": 1}',
        '{"site": "dreamteo", "kiosk": 1, "pin_hash": "1234"}',
        '{"site": "dreamteo", "kiosk": 1, "key_file": "../../kiosk.key"}',
        '{"site": "dreamteo", "kiosk": 1, "owner": "홍길동"}',
    ],
)
def test_a_damaged_identity_is_refused_and_never_replaced(
    file: IdentityFile, tmp_path: Path, content: str
) -> None:
    path = tmp_path / "identity.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput, match=r"identity\.json: found .*, expected the identity of this kiosk"):
        file.ensure("dreamteo")
    assert path.read_text(encoding="utf-8") == content


def test_a_missing_identity_is_a_sentence(file: IdentityFile) -> None:
    with pytest.raises(BadInput, match="expected the identity of this kiosk"):
        file.read()
