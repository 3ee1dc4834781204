"""The command line of `packaging/build.py`: stage, then pack; what packs is imported only then."""

from __future__ import annotations

import importlib
import tempfile
from pathlib import Path
from typing import Any

import click
from installer.staging import TARGETS, Staged, lay_out

from kiosk.commands.bad_input import BadInputGroup

_PATH = click.Path(path_type=Path)
_SITE = click.option("--site", required=True, type=_PATH, help="The site file, as in packaging/sites.")
_OUT = click.option("--out", required=True, type=_PATH, help="Folder for what is built; made if new.")


@click.group(cls=BadInputGroup, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Installers, each for one site, from this checkout."""


@main.command()
@click.argument("target", type=click.Choice(sorted(TARGETS)))
@_SITE
@_OUT
def stage(target: str, site: Path, out: Path) -> None:
    """Lay out what an installer carries and pack nothing: to look at it. OUT must be new or empty."""
    staged = lay_out(TARGETS[target], site, out, _say)  # type: ignore[index]
    _say(_summary(staged))
    for library, file in staged.from_system.items():
        _say(f"  {library} from the system, for {file}")


@main.command()
@_SITE
@_OUT
@click.option("--signing-key", type=_PATH, help="GPG key of the repository; made if not given.")
def deb(site: Path, out: Path, signing_key: Path | None) -> None:
    """The Debian package of a site and its repository."""
    _pack("deb", site, out, signing_key=signing_key)


@main.command()
@_SITE
@_OUT
def windows(site: Path, out: Path) -> None:
    """The Windows installer of a site."""
    _pack("windows", site, out)


def _pack(name: str, site: Path, out: Path, **options: Any) -> None:
    """Stage, then let the module of that installer pack; it is imported only then."""
    with tempfile.TemporaryDirectory() as scratch:
        staged = lay_out(TARGETS[name], site, Path(scratch) / "staged", _say)  # type: ignore[index]
        _say(_summary(staged))
        packer = importlib.import_module(f"installer.{name}")
        # apt and makensis take what is no absolute path for something else.
        made: Path = packer.pack(staged, out.resolve(), **options)
    _say(f"{made}: {made.stat().st_size / 1e6:.1f} MB")


def _summary(staged: Staged) -> str:
    return f"{staged.target.name}: {staged.size_bytes / 1e6:.1f} MB laid out for {staged.site_id}"


def _say(line: str) -> None:
    click.echo(line)
