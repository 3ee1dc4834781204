"""`kiosk ticket …`: what a slip says, and whether it is genuine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.core.errors import BadInput

if TYPE_CHECKING:
    from kiosk.commands.office_names import Numbered
    from kiosk.core.ticket import Ticket
    from kiosk.core.ticket_trust import TicketJudgement

CHECK_FAILED = 1

_PATH = click.Path(path_type=Path)


@click.group()
def ticket() -> None:
    """Tickets: what the QR of a slip carries."""


@ticket.command("decode")
@click.argument("url")
@click.option("--keys", "keys_file", type=_PATH, help="The registry; without it there is no verdict.")
@click.option("--sites", "sites_folder", type=_PATH, help="Folder of more site and programme files.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def decode_ticket(url: str, keys_file: Path | None, sites_folder: Path | None, *, as_json: bool) -> None:
    """Say what a slip says, and with --keys whether it is genuine.

    URL is the address of its QR, or only what stands after the # there. Exits with 1 if the ticket is not
    genuine, and with 2 if URL is no ticket.
    """
    from kiosk.commands.office_names import known_numbers
    from kiosk.core.ticket import TicketError, decode, payload_of
    from kiosk.core.ticket_trust import judge_ticket
    from kiosk.office.registry import read_keys

    try:
        found = decode(payload_of(url))
    except TicketError as fault:
        why = f"no ticket ({fault.kind}: {fault.detail})"
        raise BadInput("command line", "URL", why, "the address in a slip's QR") from fault
    numbered = known_numbers(sites_folder)
    judgement = judge_ticket(found, read_keys(keys_file), numbered.site_ids) if keys_file else None
    row = _as_json(found, numbered, judgement)
    click.echo(json.dumps(row, ensure_ascii=False, indent=2) if as_json else "\n".join(_lines(row)))
    if judgement is not None and not judgement.genuine:
        raise SystemExit(CHECK_FAILED)


def _as_json(found: Ticket, numbered: Numbered, judgement: TicketJudgement | None) -> dict[str, Any]:
    """Everything a ticket says. A name is "" where no file here knows the number."""
    return {
        "site": found.site,
        "site_id": numbered.site_ids.get(found.site, ""),
        "site_name": numbered.sites.get(found.site, ""),
        "kiosk": found.kiosk,
        "day": found.day.isoformat(),
        "plays": [
            {
                "experience": play.experience,
                "name": numbered.jobs.get(play.experience, ""),
                "stars": play.stars,
                "liking": play.liking,
            }
            for play in found.plays
        ],
        "programmes": [
            {"number": number, "name": numbered.programmes.get(number, "")} for number in found.programmes
        ],
        "signed": found.signed,
        "verdict": judgement.verdict if judgement else None,
        "reason": judgement.reason if judgement else "",
        "fingerprint": judgement.fingerprint if judgement else "",
    }


def _lines(row: dict[str, Any]) -> Iterator[str]:
    """The same for people."""
    from kiosk.core.doors import WORK_NUMBERS

    yield f"Site {row['site']}: {row['site_name'] or 'not known here'}; kiosk {row['kiosk']}"
    yield f"Day: {row['day']}"
    for play in row["plays"]:
        stars = f"{play['stars']} of 3 stars" if play["stars"] else "not finished"
        liking = f"liked {play['liking']} of 5" if play["liking"] else "liking not given"
        yield f"Job {play['experience']}: {play['name'] or 'not known here'}; {stars}; {liking}"
    for programme in row["programmes"]:
        kind = "Programme" if programme["number"] < WORK_NUMBERS else "Step"
        yield f"{kind} {programme['number']}: {programme['name'] or 'not known here'}"
    if not (row["plays"] or row["programmes"]):
        yield "Nothing was played and nothing was put on the slip"
    if row["verdict"] is None:
        yield f"{'Signed' if row['signed'] else 'Unsigned'}; --keys gives the verdict"
    else:
        yield f"{row['verdict']}: {row['reason']}"
