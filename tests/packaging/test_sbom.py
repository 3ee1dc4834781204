"""The list of what is inside: packages as locked, libraries as their files tell, and nothing invented."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from installer import licences, metadata, sbom
from installer.wheels import Wheel

from kiosk.core.errors import BadInput

ABOUT = {"type": "application", "name": "mirae-kiosk", "version": "1.2.3"}
TIME_S = 1_700_000_000
INSIDE_OF_ITSELF = {"name": "glass", "version": "4.5", "licenses": [{"license": {"id": "MIT"}}]}


def wheel(folder: Path, name: str, headers: str, files: dict[str, str] | None = None) -> Wheel:
    """A wheel as a registry would have it."""
    file = folder / f"{name}-1.0-py3-none-any.whl"
    with ZipFile(file, "w") as archive:
        archive.writestr(
            f"{name}-1.0.dist-info/METADATA", f"Name: {name}\nVersion: 1.0\n{headers}\n\nWords\n"
        )
        for path, content in (files or {}).items():
            archive.writestr(path, content)
    return Wheel(name, "1.0", file, hashlib.sha256(file.read_bytes()).hexdigest())


def listed(root: Path, *wheels: Wheel) -> dict[str, dict[str, Any]]:
    """What is written about them, by name."""
    sbom.write(root, wheels, ABOUT, TIME_S)
    whole = json.loads((root / sbom.SBOM).read_text("utf-8"))
    assert (whole["bomFormat"], whole["specVersion"]) == ("CycloneDX", "1.6")
    return {component["name"]: component for component in whole["components"]}


def test_a_package_has_the_hash_of_its_wheel_and_its_own_licence(tmp_path: Path) -> None:
    lamp = wheel(tmp_path, "lamp", "License-Expression: MIT OR Apache-2.0")
    found = listed(tmp_path, lamp)["lamp"]
    assert found["purl"] == "pkg:pypi/lamp@1.0"
    assert found["hashes"] == [{"alg": "SHA-256", "content": lamp.sha256}]
    assert found["licenses"] == [{"expression": "MIT OR Apache-2.0"}]


def test_what_a_wheel_says_is_built_into_it_stands_inside_it(tmp_path: Path) -> None:
    own = json.dumps(
        {"components": [INSIDE_OF_ITSELF, {"name": "lamp", "version": "1.0", "purl": "pkg:pypi/lamp@1.0"}]}
    )
    lamp = wheel(tmp_path, "lamp", "", {"lamp-1.0.dist-info/sboms/lamp.cdx.json": own})
    (inside,) = listed(tmp_path, lamp)["lamp"]["components"]
    assert (inside["name"], inside["version"]) == ("glass", "4.5")


def test_a_library_has_the_version_that_its_file_tells(tmp_path: Path) -> None:
    folder = tmp_path / "lib" / "PySide6" / "Qt" / "lib"
    folder.mkdir(parents=True)
    (folder / "libQt6Core.so.6").write_bytes(b"\0Qt 6.99.1 (x86_64 shared)\0")
    found = listed(tmp_path)
    assert found["Qt"]["version"] == "6.99.1"
    assert found["Qt"]["evidence"]["occurrences"] == [{"location": "lib/PySide6/Qt/lib/libQt6Core.so.6"}]
    assert "version" not in found["PCRE2"]  # the file is there, its version is not: none is made up


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    lamp = wheel(tmp_path, "lamp", "License-Expression: MIT")
    sbom.write(tmp_path, [lamp], ABOUT, TIME_S)
    first = (tmp_path / sbom.SBOM).read_bytes()
    sbom.write(tmp_path, [lamp], ABOUT, TIME_S)
    assert (tmp_path / sbom.SBOM).read_bytes() == first


def test_a_pattern_that_is_none_is_named(tmp_path: Path) -> None:
    bad = tmp_path / "inside.toml"
    bad.write_text(
        "not_as_listed = []\n[[library]]\nname = 'x'\nlicence = 'MIT'\nfiles = '*'\nversion = '('\n"
    )
    with pytest.raises(BadInput, match=r"inside\.toml: x: found “\(”"):
        sbom.read_inside(bad)


def test_licence_texts_are_gathered_with_an_index(tmp_path: Path) -> None:
    texts = {
        "lamp-1.0.dist-info/licenses/LICENSE": "Take it.",
        "lamp-1.0.dist-info/licenses/glass/COPYING": "Too.",
    }
    licences.gather(tmp_path, [wheel(tmp_path, "lamp", "License-Expression: MIT", texts)])
    into = tmp_path / "licences"
    assert (into / "lamp" / "LICENSE").read_text() == "Take it."
    assert (into / "lamp" / "glass" / "COPYING").read_text() == "Too."
    assert "lamp 1.0\tMIT\tlamp/" in (into / "INDEX.tsv").read_text()
    assert (into / "mirae-kiosk" / "LICENSE").exists()


def test_a_package_without_any_licence_text_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="found no text"):
        licences.gather(tmp_path, [wheel(tmp_path, "lamp", "License-Expression: MIT")])


def test_an_old_wheel_has_the_licence_of_our_page(tmp_path: Path) -> None:
    page = "| what | licence | why |\n|---|---|---|\n| lamp, lampshade | BSD-3-Clause (chosen) | light |\n"
    old = wheel(tmp_path, "lampshade", "License: BSD")
    assert metadata.licence_of(old, page) == "BSD-3-Clause"
    assert metadata.licence_of(wheel(tmp_path, "shade", ""), page) == ""


def test_a_version_that_windows_writes_in_two_bytes_a_letter_is_read(tmp_path: Path) -> None:
    (tmp_path / "python").mkdir()
    words = "ProductVersion\0" + "\0" + "3.13.9\0"
    (tmp_path / "python" / "python313.dll").write_bytes(b"MZ" + words.encode("utf-16-le"))
    assert listed(tmp_path)["CPython"]["version"] == "3.13.9"
