"""`kiosk staff`: what the machine's administrator does for staff on its console."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click

from kiosk.commands.options import EXISTING_DATA_DIR
from kiosk.core.clock import Clock


@click.group()
def staff() -> None:
    """Recovery on the machine's console."""


@staff.command("reset-pin")
@EXISTING_DATA_DIR
def reset_pin(data_dir: Path) -> None:
    """Forget the staff PIN. The next start of the kiosk asks for a new one.

    The kiosk must be stopped first: while it runs this exits with 2 and changes nothing. Run by root, it acts
    as the owner of the data directory, so that the kiosk can still read its own files.
    """
    from kiosk.services import staff_pin
    from kiosk.services.data_dir import Ownership, existing_data_dir
    from kiosk.services.identity import IdentityFile
    from kiosk.services.system_clock import SystemClock

    found = existing_data_dir(data_dir)
    with _as_owner_of(found.root), Ownership(found):
        staff_pin.reset_pin(IdentityFile(found.identity))
        click.echo("The staff PIN is forgotten. The next start of the kiosk asks for a new one.")
        try:
            _note_in_log(found.visits, SystemClock())
        except (OSError, sqlite3.Error) as fault:
            click.echo(f"Warning: the visit log could not note it: {fault}", err=True)


def _note_in_log(visits: Path, clock: Clock) -> None:
    """One row of `staff_action`. A log that does not exist yet has nothing to say about a PIN."""
    from kiosk.core.facts import StaffActed
    from kiosk.installation import build_date
    from kiosk.services.database import open_writer, transaction
    from kiosk.services.fact_writer import Origin, write_fact
    from kiosk.services.log_entries import Stamp, StampedFact
    from kiosk.services.resources import resource

    if not visits.is_file():
        return
    origin = Origin(
        site="", kiosk=0, app_version="", build_date=build_date()
    )  # a staff action names no kiosk
    fact = StampedFact(StaffActed("pin", "reset"), Stamp(clock.utc(), clock_ok=True))
    with closing(open_writer(visits, resource("db", "migrations"))) as db, transaction(db):
        write_fact(db, origin, fact)


@contextmanager
def _as_owner_of(folder: Path) -> Iterator[None]:
    """As root, do what follows as the user and group that own `folder`; as anybody else, as oneself."""
    if os.name == "nt" or os.geteuid() != 0:
        yield
        return
    owner = folder.stat()
    group = os.getegid()
    os.setegid(owner.st_gid)
    os.seteuid(owner.st_uid)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(group)
