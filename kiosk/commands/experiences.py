"""`kiosk experiences`: list what there is, hold it against its bounds, play it without a screen."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.commands.screen_size import SIZE
from kiosk.core.calibration import Player
from kiosk.core.contract import Level

if TYPE_CHECKING:
    from kiosk.core.bot_play import BotPlay
    from kiosk.core.calibration import Finding
    from kiosk.services.catalogue import Catalogue, Entry
    from kiosk.services.experience_check import Check

ROOT = Path(__file__).parent.parent / "experiences"
"""Where the installed experiences are; tests hand in another folder as the context's object."""

HEARD = "ko"
"""The language in which bots hear and names are listed."""

CHECK_FAILED, BAD_INPUT = 1, 2
_SEEN_SHOWN = 3


class BadArgument(click.ClickException):
    """One clear sentence; the command exits with 2."""

    exit_code = BAD_INPUT


@click.group()
@click.pass_context
def experiences(context: click.Context) -> None:
    """The job experiences: which there are, whether they keep their bounds, one play as numbers."""
    context.obj = context.obj or ROOT


@experiences.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def list_experiences(root: Path, as_json: bool) -> None:
    """Every experience found, in the hall's order, with what is wrong with those that are not offered.

    STATUS is ok, invalid (its data is wrong) or failed (importing or beginning it raised).
    """
    catalogue = _catalogue(root)
    catalogue.load_all()
    rows = [_row(entry) for entry in catalogue.entries]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(f"{row['number'] or '-':>3}  {row['id']:<20} {row['status']:<8} {row['name']}")
        for fault in row["faults"]:
            click.echo(f"     {fault}")


@experiences.command()
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option(
    "--seeds", default=10, show_default=True, type=click.IntRange(1), help="Plays per player and level."
)
@click.option("--workers", default=0, type=click.IntRange(0), help="Processes; 0 means one per core.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def check(root: Path, ids: tuple[str, ...], seeds: int, workers: int, as_json: bool) -> None:
    """Hold experiences (all, or those named) against the bounds every experience must keep.

    Bots, aimless hands and nobody play each level on each seed; then 10,000 random legal actions follow.
    Exits with 1 if a bound is not kept.
    """
    from kiosk.services import experience_check
    from kiosk.services.catalogue import PACKAGE
    from kiosk.services.site_file import LANGUAGES

    chosen = _chosen(_catalogue(root), ids)
    source = experience_check.Source(root, LANGUAGES, PACKAGE)
    with experience_check.processes(workers) as pool:
        checks = experience_check.check(source, [entry.id for entry in chosen], seeds, pool)
    if as_json:
        click.echo(json.dumps([_check_as_dict(one, seeds) for one in checks], ensure_ascii=False, indent=2))
    else:
        for one in checks:
            click.echo("\n".join(_table(one)))
        click.echo("\n".join(_summary(checks)))
    if not all(one.passed for one in checks):
        raise SystemExit(CHECK_FAILED)


@experiences.command()
@click.argument("id_", metavar="ID")
@click.option(
    "--bot", required=True, type=click.Choice([player.value for player in Player]), help="Who plays."
)
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0), help="Seed of the play.")
@click.option(
    "--level",
    default=Level.STANDARD.value,
    show_default=True,
    type=click.Choice([level.value for level in Level]),
    help="How much happens how fast; a listener needs calm.",
)
@click.option("--short", is_flag=True, help="One round of 90 seconds.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: the outcome and the recording.")
@click.pass_obj
def play(root: Path, id_: str, bot: str, seed: int, level: str, short: bool, as_json: bool) -> None:
    """One play by a bot, without a screen: its outcome, and the recording that replays to it."""
    from kiosk.services.catalogue import ExperienceFailed
    from kiosk.services.experience_check import play_once

    (entry,) = _chosen(_catalogue(root), (id_,))
    try:
        played = play_once(entry, Player(bot), Level(level), seed, HEARD, short=short)
    except ExperienceFailed as failure:
        raise click.ClickException(str(failure)) from failure
    if as_json:
        click.echo(json.dumps(_play_as_dict(entry, bot, seed, played), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_play_lines(entry, bot, seed, played)))


@experiences.command()
@click.argument("id_", metavar="ID")
@click.option(
    "--bot",
    required=True,
    type=click.Choice([player.value for player in Player if player is not Player.NOBODY]),
    help="Who plays.",
)
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0, 2**31 - 1), help="Of the play.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder for the pictures.")
@click.option("--size", type=SIZE, default="1080x1920", show_default=True, help="Screen size in pixels.")
@click.option(
    "--level",
    default=Level.STANDARD.value,
    show_default=True,
    type=click.Choice([level.value for level in Level]),
    help="How much happens how fast.",
)
@click.option(
    "--every",
    "every_s",
    default=4.0,
    show_default=True,
    type=click.FloatRange(0.5),
    help="Seconds of play between two pictures.",
)
@click.option("--stage", "stage_only", is_flag=True, help="Keep only the Stage, not the whole screen.")
@click.option("--contrast", type=click.Choice(["normal", "high"]), default="normal", show_default=True)
@click.option("--zoom", type=click.Choice(["100", "150", "200"]), default="100", show_default=True)
@click.option("--low", is_flag=True, help="Low layout.")
def film(id_: str, out: Path, size: tuple[int, int], contrast: str, zoom: str, **options: Any) -> None:
    """A play by a bot on the real screens, as pictures: see a job without playing it.

    Writes 001.png, 002.png … and strip.png, all of them side by side, into OUT.
    """
    from kiosk.commands.film import Script
    from kiosk.commands.film import film as film_play
    from kiosk.core.visit import Aids

    aids = Aids(
        zoom=int(zoom), high_contrast=contrast == "high", low_layout=options["low"], reduced_motion=True
    )
    script = Script(
        experience=id_,
        player=Player(options["bot"]),
        seed=options["seed"],
        level=Level(options["level"]),
        every_s=options["every_s"],
        stage_only=options["stage_only"],
    )
    takes = film_play(script, out, size, aids)
    click.echo(f"{len(takes)} pictures of {id_} by {script.player}, seed {script.seed}: {out / 'strip.png'}")


def _catalogue(root: Path) -> Catalogue:
    from kiosk.services.catalogue import Catalogue
    from kiosk.services.site_file import LANGUAGES

    return Catalogue.discover(root, LANGUAGES)


def _chosen(catalogue: Catalogue, ids: Iterable[str]) -> list[Entry]:
    """The entries named, or all. Ends the command with 2 if one is unknown or its data is wrong."""
    known = ", ".join(entry.id for entry in catalogue.entries)
    chosen: list[Entry] = []
    for experience_id in ids:
        entry = catalogue.get(experience_id)
        if entry is None:
            raise BadArgument(f"ID: found {experience_id}, expected one of {known}")
        chosen.append(entry)
    chosen = chosen or list(catalogue.entries)
    faults = [str(fault) for entry in chosen for fault in entry.faults]
    if faults:
        raise BadArgument("\n".join(faults))
    return chosen


def _row(entry: Entry) -> dict[str, Any]:
    manifest = entry.manifest
    return {
        "id": entry.id,
        "number": manifest.number if manifest else None,
        "name": entry.texts.get(HEARD, {}).get("name", ""),
        "version": manifest.version if manifest else None,
        "status": entry.status.value,
        "faults": [str(fault) for fault in entry.faults] + ([entry.reason] if entry.reason else []),
    }


def _number(value: float) -> float | None:
    """JSON knows no NaN and no infinity."""
    return value if math.isfinite(value) else None


def _check_as_dict(one: Check, seeds: int) -> dict[str, Any]:
    return {
        "experience": one.experience,
        "seeds": seeds,
        "passed": one.passed,
        "findings": [
            {
                "key": finding.bound.key,
                "what": finding.bound.what,
                "low": _number(finding.bound.low),
                "high": _number(finding.bound.high),
                "measured": _number(finding.measured),
                "by_level": {level.value: _number(mean) for level, mean in finding.by_level},
                "seen": list(finding.seen),
                "ok": finding.ok,
            }
            for finding in one.findings
        ],
    }


def _table(one: Check) -> list[str]:
    lines = [f"{one.experience}: {'passed' if one.passed else 'FAILED'}"]
    for finding in one.findings:
        lines.append(_table_line(finding))
        lines += [f"         {seen}" for seen in finding.seen[:_SEEN_SHOWN]]
        if len(finding.seen) > _SEEN_SHOWN:
            lines.append(f"         and {len(finding.seen) - _SEEN_SHOWN} more")
    return lines


def _summary(checks: Sequence[Check]) -> list[str]:
    """One row a job: its verdict and the mean score of each player."""
    wide = max(len(one.experience) for one in checks)
    rows = [f"{'':<{wide}}        " + "".join(f"{player:>10}" for player in Player)]
    for one in checks:
        means = {finding.bound.key: finding.measured for finding in one.findings}
        scores = "".join(f"{means[player]:>10.2f}" for player in Player)
        rows.append(f"{one.experience:<{wide}}  {'passed' if one.passed else 'FAILED'}{scores}")
    return ["", *rows]


def _table_line(finding: Finding) -> str:
    bound = finding.bound
    limit = f">= {bound.low:g}" if math.isfinite(bound.low) else f"<= {bound.high:g}"
    by_level = "  ".join(f"{level} {mean:.2f}" for level, mean in finding.by_level)
    mark = "ok  " if finding.ok else "FAIL"
    measured = f"{finding.measured:.3f}".rstrip("0").rstrip(".")
    return f"  {mark} {bound.what:<72} {measured:>8} {limit:<9} {by_level}".rstrip()


def _play_as_dict(entry: Entry, bot: str, seed: int, played: BotPlay[Any]) -> dict[str, Any]:
    return {
        "experience": entry.id,
        "version": entry.manifest.version if entry.manifest else None,
        "bot": bot,
        "level": played.level.value,
        "short": played.short,
        "seed": seed,
        "steps": played.steps,
        "looks": played.looks,
        "recording": [list(pair) for pair in played.recording],
        "outcome": asdict(played.outcome) if played.outcome else None,
    }


def _play_lines(entry: Entry, bot: str, seed: int, played: BotPlay[Any]) -> list[str]:
    head = f"{entry.id} {bot} at {played.level}, seed {seed}: {len(played.recording)} actions"
    if played.outcome is None:
        return [f"{head}, given up after {played.looks} looks"]
    outcome = played.outcome
    lines = [f"{head} in {played.steps} steps, score {outcome.score:.3f}, {outcome.stars} of 3 stars"]
    for measure in outcome.measures:
        mark = "good" if measure.good else "    "
        good = f"{measure.good_low:g}..{measure.good_high:g}"
        lines.append(f"  {measure.key:<20} {measure.value:>10.{measure.decimals}f}  {mark}  (good: {good})")
    return lines
