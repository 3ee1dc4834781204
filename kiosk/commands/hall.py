"""`kiosk hall build`: the online hall that a slip's QR opens, as files for any web host."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.core.errors import BadInput

if TYPE_CHECKING:
    from kiosk.core.bundle import TrustedKey
    from kiosk.core.programmes import Programme
    from kiosk.core.site import Site
    from kiosk.core.texts import Texts
    from kiosk.core.transitions import Work
    from kiosk.hall.content import Hall, HallJob, HallKey, HallPlace
    from kiosk.services.catalogue import Catalogue

_PATH = click.Path(path_type=Path)
_PROGRAMMES, _TRANSITIONS = "programmes.toml", "transitions.toml"


@click.group()
def hall() -> None:
    """The online hall: where a slip's QR leads."""


@hall.command("build")
@click.option("--out", required=True, type=_PATH, help="Folder of the site; replaced at once.")
@click.option("--keys", "keys_file", required=True, type=_PATH, help="The registry, keys.toml.")
@click.option("--sites", "sites_folder", type=_PATH, help="Folder of site files; they win over ours.")
@click.option("--programmes", "programmes_file", type=_PATH, help="One programmes file for all sites.")
@click.option("--made-on", type=click.DateTime(["%Y-%m-%d"]), help="Its day; today if not given.")
def build(
    out: Path, keys_file: Path, sites_folder: Path | None, programmes_file: Path | None, made_on: Any
) -> None:
    """Write the online hall: static pages that check a slip's signature in the browser.

    They ask no server for anything, work from any web host and from a file, and hold the public keys of KEYS.
    Build again when keys, programmes or maps of work change. Only programmes that are current on the day are
    in it, and a browser hides those that ran out since. The same input gives the same bytes.
    """
    from kiosk.hall.site_folder import replace_site

    day = made_on.date() if made_on else date.today()
    files = site_files(keys_file, sites_folder=sites_folder, programmes_file=programmes_file, today=day)
    replace_site(out, files)
    size = sum(len(text.encode("utf-8")) for text in files.values())
    click.echo(f"{len(files)} files, {size / 1000:.0f} kB: {out / 'index.html'}")


def site_files(
    keys_file: Path,
    *,
    sites_folder: Path | None = None,
    programmes_file: Path | None = None,
    today: date,
) -> dict[str, str]:
    """Every file of the site by its path. Raises BadInput for a bad file of those named, or of a job."""
    from kiosk.hall.pages import Pages
    from kiosk.services.resources import resource

    assets = resource("assets", "hall")
    content, own_words = read_hall(
        keys_file, sites_folder=sites_folder, programmes_file=programmes_file, today=today
    )
    return Pages(content, assets, own_words, today).files()


def read_hall(
    keys_file: Path, *, sites_folder: Path | None, programmes_file: Path | None, today: date
) -> tuple[Hall, tuple[str, ...]]:
    """The hall's content, and the keys of its own words. Raises BadInput."""
    from kiosk.hall.content import Hall
    from kiosk.installation import LANGUAGES, PACKAGE, shipped_site
    from kiosk.office.registry import read_keys
    from kiosk.services.catalogue import Catalogue
    from kiosk.services.resources import resource
    from kiosk.services.text_files import read_words

    catalogue = Catalogue.discover(PACKAGE / "experiences", LANGUAGES)
    own = {name: read_words(resource("assets", "hall", "texts", f"{name}.toml")) for name in LANGUAGES}
    shipped = shipped_site("demo").parent
    sites = _sites((shipped, sites_folder))
    content = Hall(
        jobs=_jobs(catalogue),
        places=tuple(_place(file, site, programmes_file, today) for file, site in sites.values()),
        programmes=_current(programmes_file or _common(_PROGRAMMES, sites_folder, shipped), today),
        keys=_keys(read_keys(keys_file), sites),
        texts={name: _texts(catalogue, name, own[name]) for name in LANGUAGES},
        pictures={
            "hall": resource("assets", "illustrations", "hall.svg").read_text("utf-8"),
            "icon": resource("assets", "hall", "icon.svg").read_text("utf-8"),
        },
        works=_works(_common(_TRANSITIONS, sites_folder, shipped)),
    )
    return content, tuple(sorted(own["ko"]))


def _jobs(catalogue: Catalogue) -> tuple[HallJob, ...]:
    from kiosk.hall.content import HallJob
    from kiosk.hall.pictures import job_picture

    for entry in catalogue.entries:
        for fault in entry.faults:
            click.echo(f"left out: {entry.id}: {fault}", err=True)
    return tuple(
        HallJob(entry.manifest, job_picture(entry.folder / "pictures"))
        for entry in catalogue.healthy
        if entry.manifest is not None
    )


def _texts(catalogue: Catalogue, language: str, own: dict[str, str]) -> Texts:
    from kiosk.hall.content import WORDS
    from kiosk.installation import PACKAGE
    from kiosk.services.text_files import read_words, texts_of_owners

    shell = read_words(PACKAGE / "ui" / "texts" / f"{language}.toml")
    return texts_of_owners({"": shell, WORDS: own, **catalogue.words(language)}, language)


def _sites(folders: Iterable[Path | None]) -> dict[str, tuple[Path, Site]]:
    """Every site by its id, with its file; a later folder wins, by id and by number. Raises BadInput."""
    from kiosk.services.site_file import load_site
    from kiosk.services.toml_input import read_toml

    sites: dict[str, tuple[Path, Site]] = {}
    for folder in filter(None, folders):
        if not folder.is_dir():
            raise BadInput(str(folder), "", "no folder", "a folder with site files")
        for file in sorted(folder.glob("*.toml")):
            if "site" in read_toml(file):
                site = load_site(file)
                _make_room(sites, file, site)
                sites[site.site.id] = (file, site)
    return sites


def _make_room(sites: dict[str, tuple[Path, Site]], file: Path, site: Site) -> None:
    """Another site of the same number goes, if it came with the kiosk; of one folder it is a fault."""
    for other, (place, known) in list(sites.items()):
        if known.site.number == site.site.number and other != site.site.id:
            if place.parent == file.parent:
                found = f"{site.site.number}, which is {other}'s"
                raise BadInput(str(file), "site.number", found, "a number of its own")
            del sites[other]


def _place(file: Path, site: Site, programmes_file: Path | None, today: date) -> HallPlace:
    from kiosk.hall.content import HallPlace

    programmes = _current(programmes_file or file.parent / site.programmes, today)
    works = _works(file.parent / site.transitions if site.transitions else None)
    return HallPlace(site.site, programmes, works)


def _common(name: str, sites_folder: Path | None, shipped: Path) -> Path:
    """The file of this name that is the district's: that of the folder, else the one that came along."""
    own = sites_folder / name if sites_folder else None
    return own if own and own.exists() else shipped / name


def _works(file: Path | None) -> tuple[Work, ...]:
    """The works of a map; none for a site that names no file."""
    from kiosk.services.transition_file import load_transitions

    return load_transitions(file).works


def _current(file: Path, today: date) -> tuple[Programme, ...]:
    from kiosk.services.programme_file import load_programmes

    return tuple(entry for entry in load_programmes(file) if entry.current(today))


def _keys(keys: Iterable[TrustedKey], sites: dict[str, tuple[Path, Site]]) -> tuple[HallKey, ...]:
    """Keys under the numbers of their sites, which is what a ticket says; a site without a file has none."""
    from kiosk.hall.content import HallKey

    known = []
    for key in keys:
        if key.site in sites:
            known.append(HallKey(sites[key.site][1].site.number, key))
        else:
            click.echo(f"left out: a key of {key.site}, for which there is no site file", err=True)
    return tuple(known)
