"""The `kiosk` command. Each command imports what it needs when it runs: help must be instant."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import click

import kiosk
from kiosk.commands.bad_input import BAD_INPUT, BadInputGroup
from kiosk.commands.options import EXISTING_DATA_DIR, LOCAL, SITE
from kiosk.commands.screen_size import SIZE

_LATER = {
    "doctor": "kiosk.commands.doctor",
    "experiences": "kiosk.commands.experiences",
    "hall": "kiosk.commands.hall",
    "maintenance": "kiosk.commands.maintenance",
    "office": "kiosk.commands.office",
    "run": "kiosk.commands.run",
    "self-check": "kiosk.commands.self_check",
    "staff": "kiosk.commands.staff",
    "supervise": "kiosk.commands.supervise",
    "ticket": "kiosk.commands.ticket",
    "ui": "kiosk.commands.ui",
    "verify": "kiosk.commands.office",
}


class _Commands(BadInputGroup):
    """Those of `_LATER` are imported when they are asked for: `kiosk run` starts without them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *_LATER])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _LATER:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(
            importlib.import_module(_LATER[cmd_name]), cmd_name.replace("-", "_")
        )
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(kiosk.__version__, prog_name="kiosk")
def main() -> None:
    """Mirae Kiosk: future-job experiences on a public touch screen.

    Exit codes: 0 done, 1 a check failed, 2 bad input.
    """


@main.command()
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder for everything written.")
@SITE
@LOCAL
@click.option(
    "--seed", default=7, show_default=True, type=click.IntRange(0, 2**31 - 1), help="Of all chance."
)
@click.option("--size", type=SIZE, default="1080x1920", show_default=True, help="Screen size in pixels.")
@click.option("--lang", "language", type=click.Choice(["ko", "en"]), default="ko", show_default=True)
@click.option("--contrast", type=click.Choice(["normal", "high"]), default="normal", show_default=True)
@click.option("--zoom", type=click.Choice(["100", "150", "200"]), default="100", show_default=True)
@click.option("--low", is_flag=True, help="Low layout.")
@click.option("--experience", "wanted", multiple=True, metavar="ID", help="Job to play; repeat for more.")
def demo(
    site_file: Path | None,
    local_file: Path | None,
    size: tuple[int, int],
    contrast: str,
    zoom: str,
    **options: Any,
) -> None:
    """A bot visitor plays one whole visit through the real screens, with real touches.

    Writes screens/NNN-<screen>.png, slip.png, slip.pdf, data/visits.db and demo.json below OUT.
    """
    from kiosk.commands.demo import play_demo
    from kiosk.core.visit import Aids

    aids = Aids(zoom=int(zoom), high_contrast=contrast == "high", low_layout=options["low"])
    report = play_demo(
        options["out"],
        site_file=site_file,
        local_file=local_file,
        seed=options["seed"],
        size=size,
        language=options["language"],
        aids=aids,
        wanted=options["wanted"],
    )
    out = options["out"]
    click.echo(f"One visit, {len(report['screens'])} screens: {out / 'screens'}")
    click.echo(f"The slip: {out / 'slip.png'}, {out / 'slip.pdf'}")
    click.echo(f"The log: {out / 'data' / 'visits.db'}; the report: {out / 'demo.json'}")
    click.echo(f"The QR says: {report['ticket_url'] or 'nothing (the site has no online hall)'}")


@main.command()
@EXISTING_DATA_DIR
@click.option("--to", required=True, type=click.Path(path_type=Path), help="Folder for the bundle: a stick.")
@click.option("--all", "everything", is_flag=True, help="All visits, not only those not exported yet.")
@click.option("--xapi", is_flag=True, help="With xAPI statements.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def export(data_dir: Path, to: Path, *, everything: bool, xapi: bool, as_json: bool) -> None:
    """Write the bundle that staff get on a stick, and read it back.

    For a data directory that no kiosk is using. It holds every visit since the last export that was read back
    and found whole. Exits with 1 if the bundle could not be written, and then leaves none.
    """
    from kiosk.commands.export import export_bundle
    from kiosk.services.export.faults import ExportFailed

    try:
        made = export_bundle(data_dir, to, everything=everything, xapi=xapi)
    except ExportFailed as fault:
        click.echo(f"Error: {type(fault).__name__}: {fault}", err=True)
        raise SystemExit(1) from fault
    if as_json:
        row = {"folder": str(made.folder), "export": made.number, "visits": made.visits}
        click.echo(json.dumps(row, ensure_ascii=False, indent=2))
    else:
        click.echo(f"Export {made.number}, {made.visits} visits, read back and whole: {made.folder}")


@main.group()
def site() -> None:
    """Site profiles."""


@site.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@LOCAL
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def check_site(file: Path, local_file: Path | None, *, as_json: bool) -> None:
    """Name every fault of a site file, of its programmes file and of what goes over it.

    Exits with 2 if there is one.
    """
    from kiosk.installation import known_experiences
    from kiosk.services.site_file import site_faults

    faults = site_faults(file, known_experiences(), local_file)
    if as_json:
        rows = [{"file": f.file, "key": f.key, "found": str(f.found), "expected": f.expected} for f in faults]
        click.echo(json.dumps({"file": str(file), "faults": rows}, ensure_ascii=False, indent=2))
    else:
        for fault in faults:
            click.echo(f"Error: {fault}", err=True)
        if not faults:
            click.echo(f"{file}: no faults")
    if faults:
        raise SystemExit(BAD_INPUT)
