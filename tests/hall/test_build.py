"""`kiosk hall build`: the same bytes each time, at once or not at all, and nothing that asks for anything."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tomllib
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from kiosk.cli import main
from kiosk.commands.hall import site_files
from kiosk.core.errors import BadInput
from kiosk.hall.pictures import job_picture
from kiosk.hall.site_folder import LIST, replace_site
from kiosk.services.resources import resource
from tests.hall import halls

LOADING = {"src", "srcset", "poster", "data", "background", "action", "formaction", "ping"}
NAMESPACE = "http://www.w3.org/2000/svg"
PUBLISHED = "3ec535c004aeeb225785d8e93fb33bf99f52e399bd7dfc01969b5629baea5131"


def build(out: Path, inputs: halls.Inputs, *more: str) -> Result:
    arguments = ["hall", "build", "--out", str(out), "--keys", str(inputs.keys), "--made-on", "2026-11-28"]
    return CliRunner().invoke(main, [*arguments, *more])


def tree(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


class Addresses(HTMLParser):
    """Where a page leads, and what it would load."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if name == "href" and tag == "a":
                self.links.append(value or "")
            elif name in LOADING or name == "href":
                self.loads.append(value or "")


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, inputs: halls.Inputs) -> None:
    for name in ("one", "two"):
        done = build(tmp_path / name, inputs)
        assert done.exit_code == 0, done.output
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert build(tmp_path / "one", inputs).exit_code == 0
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"], "nothing is left beside it"


def test_every_page_is_there_in_both_languages(files: dict[str, str]) -> None:
    jobs = [
        file.parent.name for file in resource("assets").parent.glob("kiosk/experiences/*/experience.toml")
    ]
    pages = {"index.html", *(f"jobs/{job}.html" for job in jobs)}
    pictures = {f"pictures/{name}.svg" for name in (*jobs, "hall", "icon")}
    assert set(files) == pages | {f"en/{page}" for page in pages} | pictures
    for path, text in files.items():
        if path.endswith(".html"):
            assert f'<html lang="{"en" if path.startswith("en/") else "ko"}">' in text


def test_no_page_loads_anything_from_elsewhere(files: dict[str, str]) -> None:
    for path, text in files.items():
        if path.endswith(".svg"):
            assert re.findall(r"https?://[^\"]*", text) == [NAMESPACE] * text.count(NAMESPACE)
            assert "href" not in text
            continue
        addresses = Addresses(text)
        for place in addresses.loads:
            target = (Path("/site") / path).parent / place
            assert Path(str(target)).resolve().relative_to("/site").as_posix() in files, f"{path}: {place}"
        assert "url(" not in text
        assert "@import" not in text
        outside = set(re.findall(r"https?://[^\s\"'<>]+", unescape(text))) - set(addresses.links)
        assert outside == set(), path


def test_every_link_within_the_site_leads_somewhere(files: dict[str, str]) -> None:
    for path, text in files.items():
        if path.endswith(".html"):
            for link in Addresses(text).links:
                if not link.startswith(("http", "tel:", "#")) and link:
                    target = ((Path("/site") / path).parent / link).resolve()
                    assert target.relative_to("/site").as_posix() in files, f"{path}: {link}"


def test_pictures_are_sound_and_of_the_jobs_own_drawings(files: dict[str, str]) -> None:
    for path, text in files.items():
        if path.endswith(".svg"):
            root = ElementTree.fromstring(text)
            assert root.tag == f"{{{NAMESPACE}}}svg"
    experiences = resource("assets").parent / "kiosk" / "experiences"
    for job in halls.JOBS:
        folder = experiences / job.id / "pictures"
        layers = tomllib.loads((folder / "tile.toml").read_text("utf-8"))["layer"]
        drawings = [folder / f"{layer['picture']}.svg" for layer in layers if "picture" in layer]
        assert drawings
        for drawing in drawings:
            for drawn in re.findall(r' d="([^"]+)"', drawing.read_text("utf-8")):
                assert drawn in files[f"pictures/{job.id}.svg"], drawing.name


def test_a_job_without_layers_shows_its_tile_or_nothing(tmp_path: Path) -> None:
    assert job_picture(tmp_path) == ""
    (tmp_path / "tile.svg").write_text("<svg/>")
    assert job_picture(tmp_path) == "<svg/>"


@pytest.mark.parametrize(
    ("layers", "said"),
    [
        ('[[layer]]\npicture = "gone"\n', "gone (no such drawing)"),
        ('[[layer]]\npicture = "../../x"\n', "layer"),
        ('[[layer]]\npicture = "odd"\n', "odd (a drawing of another shape)"),
        ('[[layer]]\ntransform = "\\" onload=\\"x"\n', "layer"),
        ("[[layer]]\nwidth = 3\n", "layer"),
        ("[[", "layer"),
    ],
)
def test_a_bad_layer_is_named(tmp_path: Path, layers: str, said: str) -> None:
    (tmp_path / "odd.svg").write_text("<svg><script/></svg>")
    (tmp_path / "tile.toml").write_text(layers)
    with pytest.raises(BadInput, match=re.escape(said)):
        job_picture(tmp_path)


def test_programmes_leave_when_they_run_out(inputs: halls.Inputs) -> None:
    def page(day: date) -> str:
        made = site_files(inputs.keys, programmes_file=inputs.programmes, today=day)
        return made[f"jobs/{halls.SECOND.id}.html"]

    last = date(2026, 12, 31)
    assert "곧 끝나는 과정" in page(last)
    assert "곧 끝나는 과정" not in page(last + timedelta(days=1))
    assert "요양보호사 교육" in page(last + timedelta(days=1))
    assert "아직 안내할 과정이 없어요" in page(date(2030, 1, 1))


def test_a_folder_with_strangers_is_left_alone(tmp_path: Path, inputs: halls.Inputs) -> None:
    out = tmp_path / "site"
    out.mkdir()
    (out / "thesis.txt").write_text("mine")
    done = build(out, inputs)
    assert done.exit_code == 2
    assert "thesis.txt" in done.output
    assert len(done.output.strip().splitlines()) == 1
    assert tree(out) == {"thesis.txt": b"mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("what", ["edited", "added", "linked", "no list"])
def test_what_somebody_changed_in_a_built_site_is_not_lost(
    tmp_path: Path, inputs: halls.Inputs, what: str
) -> None:
    out = tmp_path / "site"
    assert build(out, inputs).exit_code == 0
    match what:
        case "edited":
            (out / "index.html").write_text("by hand")
        case "added":
            (out / "jobs" / "notes.html").write_text("by hand")
        case "linked":
            (out / "more").symlink_to(tmp_path)
        case _:
            (out / LIST).write_text("{")
    before = tree(out)
    assert build(out, inputs).exit_code == 2
    assert tree(out) == before


def test_an_empty_folder_and_a_new_one_are_taken(tmp_path: Path, inputs: halls.Inputs) -> None:
    (tmp_path / "empty").mkdir()
    for out in (tmp_path / "empty", tmp_path / "deep" / "new"):
        assert build(out, inputs).exit_code == 0
        listed = json.loads((out / LIST).read_text())["files"]
        for path, digest in listed.items():
            assert hashlib.sha256((out / path).read_bytes()).hexdigest() == digest


def test_a_page_that_is_gone_leaves_the_site(tmp_path: Path) -> None:
    out = tmp_path / "site"
    replace_site(out, {"index.html": "one", "jobs/old.html": "old"})
    replace_site(out, {"index.html": "two"})
    assert set(tree(out)) == {"index.html", LIST}
    assert (out / "index.html").read_text() == "two"


def test_a_build_that_cannot_be_written_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    replace_site(out, {"index.html": "one"})
    before = tree(out)
    real = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if self.name == "second.html":
            raise OSError(28, "No space left on device")
        return real(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(BadInput, match="No space left"):
        replace_site(out, {"index.html": "two", "second.html": "2"})
    assert tree(out) == before
    monkeypatch.undo()
    replace_site(out, {"index.html": "two"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_out_must_be_a_folder(tmp_path: Path, inputs: halls.Inputs) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path)
    for name in ("file", "link"):
        done = build(tmp_path / name, inputs)
        assert done.exit_code == 2
        assert "no folder" in done.output


def test_bad_inputs_are_named(tmp_path: Path, inputs: halls.Inputs) -> None:
    out = tmp_path / "site"
    gone = str(tmp_path / "gone")
    for more, said in (
        (("--programmes", gone), "gone"),
        (("--sites", gone), "no folder"),
        (("--keys", gone), "no file"),
    ):
        done = build(out, inputs, *more)
        assert (done.exit_code, said in done.output) == (2, True), done.output
        assert not out.exists()


def test_sites_of_a_folder_win_and_numbers_are_unique(tmp_path: Path, inputs: halls.Inputs) -> None:
    sites = tmp_path / "sites"
    sites.mkdir()
    ours = resource("assets").parent / "packaging" / "sites"
    for file in ("programmes.toml", "transitions.toml"):
        shutil.copy(ours / file, sites)
    text = (ours / "gvalley.toml").read_text("utf-8")
    (sites / "gvalley.toml").write_text(text.replace('"G밸리 일자리센터"', '"새 이름의 센터"'), "utf-8")
    out = tmp_path / "site"
    assert build(out, inputs, "--sites", str(sites)).exit_code == 0
    page = (out / "index.html").read_text("utf-8")
    assert "새 이름의 센터" in page
    assert "금천청년꿈터" in page
    moved = text.replace('id = "gvalley"', 'id = "moved"').replace("number = 3", "number = 1")
    moved = moved.replace('"G밸리 일자리센터"', '"옮긴 센터"')
    (sites / "moved.toml").write_text(moved, "utf-8")  # the number of a site that came with the kiosk
    assert build(out, inputs, "--sites", str(sites)).exit_code == 0
    assert "옮긴 센터" in (out / "index.html").read_text("utf-8")
    (sites / "twin.toml").write_text(text.replace('id = "gvalley"', 'id = "twin"'), "utf-8")
    done = build(out, inputs, "--sites", str(sites))
    assert done.exit_code == 2
    assert "site.number" in done.output


def test_a_map_is_the_sites_own_and_a_bad_one_is_named(tmp_path: Path, inputs: halls.Inputs) -> None:
    out, programmes = tmp_path / "site", ("--programmes", str(inputs.programmes))
    assert build(out, inputs, "--sites", str(inputs.sites), *programmes).exit_code == 0
    for folder, said in (("", "케이블카 안내원 알아보기"), ("en", "Look into: Ropeway guide")):
        assert (out / folder / "index.html").read_text("utf-8").count(f"<h3>{said}</h3>") == 1
    before = tree(out)
    sites = shutil.copytree(inputs.sites, tmp_path / "sites")
    (sites / "ours.toml").write_text(halls.WORKS.replace("number = 902", "number = 1902"), "utf-8")
    done = build(out, inputs, "--sites", str(sites), *programmes)
    assert (done.exit_code, "ours.toml: work[night_guide].number" in done.output) == (2, True), done.output
    (sites / "ours.toml").unlink()
    done = build(out, inputs, "--sites", str(sites), *programmes)
    assert (done.exit_code, "ours.toml" in done.output) == (2, True), done.output
    assert tree(out) == before


def test_a_work_that_two_maps_tell_alike_stands_in_the_pages_once(
    tmp_path: Path, inputs: halls.Inputs
) -> None:
    sites = shutil.copytree(inputs.sites, tmp_path / "sites")
    (sites / "transitions.toml").write_text(halls.WORKS.replace("케이블카 안내원", "삭도 안내원"), "utf-8")
    page = site_files(inputs.keys, sites_folder=sites, programmes_file=inputs.programmes, today=halls.DAY)
    shown = [page["index.html"].count(f"<h3>{name} 알아보기") for name in ("케이블카 안내원", "삭도 안내원")]
    assert shown == [1, 1], "told otherwise it is another"
    assert page["index.html"].count("<h3>밤길 &lt;안내원&gt; 알아보기") == 1


def test_a_key_without_a_site_is_left_out_and_said(tmp_path: Path, inputs: halls.Inputs) -> None:
    keys = tmp_path / "keys.toml"
    keys.write_text(
        inputs.keys.read_text()
        + f'\n[[key]]\nsite = "moon"\nkiosk = 1\npublic_key = "{"0" * 64}"\nfrom = 2026-01-01\n'
    )
    done = build(tmp_path / "site", replace(inputs, keys=keys))
    assert done.exit_code == 0
    assert "a key of moon" in done.output
    assert "0" * 64 not in (tmp_path / "site" / "index.html").read_text("utf-8")


def test_words_and_names_cannot_become_markup(tmp_path: Path, inputs: halls.Inputs) -> None:
    programmes = tmp_path / "programmes.toml"
    programmes.write_text(halls.PROGRAMMES.replace('요양보호사 교육"', '<b>굵은</b></script>"', 1), "utf-8")
    files = site_files(inputs.keys, programmes_file=programmes, today=halls.DAY)
    page = files["index.html"]
    assert "<b>굵은" not in page
    assert page.count("</script>") == files["en/index.html"].count("</script>")
    assert "&lt;b&gt;굵은" in files[f"jobs/{halls.SECOND.id}.html"]


def test_the_vendored_library_is_the_published_one() -> None:
    library = resource("assets", "hall", "tweetnacl", "nacl-fast.min.js")
    assert hashlib.sha256(library.read_bytes()).hexdigest() == PUBLISHED
    assert PUBLISHED in library.with_name("README.md").read_text("utf-8")


def test_no_script_could_end_its_own_element() -> None:
    for script in resource("assets", "hall").rglob("*.js"):
        assert "</script" not in script.read_text("utf-8").lower()
        assert "<!--" not in script.read_text("utf-8")
