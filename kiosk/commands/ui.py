"""`kiosk ui`: judge every screen in every case of the matrix, and keep pictures of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.commands.audit.matrix import SLICE, WHOLE, Case

if TYPE_CHECKING:
    from kiosk.commands.audit.run import Judged

CHECK_FAILED = 1
MOST_TOLD = 40
"""Faults told on the terminal; the JSON has all."""


@click.group()
def ui() -> None:
    """The screens: the layout audit, and pictures of everything a visitor sees."""


@ui.command()
@click.option("--out", type=click.Path(path_type=Path), help="Folder for contact sheets and faulty pages.")
@click.option("--slice", "only_slice", is_flag=True, help="Six cases instead of all 48: as in `make check`.")
@click.option("--case", "names", multiple=True, metavar="NAME", help="Only this case; repeat for more.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes at a time; one per core if not given.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def audit(
    out: Path | None, names: Sequence[str], jobs: int | None, *, only_slice: bool, as_json: bool
) -> None:
    """Open every screen and state in the whole matrix, and judge the layout of each page.

    A case is orientation-contrast-zoom-layout-language, such as portrait-light-200-low-ko. Exits with 1 if
    there is a fault. With --out, each case has a contact sheet OUT/CASE.png, and each faulty page a picture
    with its faults framed in OUT/CASE/.
    """
    from kiosk.commands.audit.run import audit as judge_all

    results: list[Judged] = []
    for result in judge_all(_cases(names, only_slice=only_slice), out, jobs):
        results.append(result)
        if not as_json:
            click.echo(line_of(result))
    click.echo(as_data(results) if as_json else summary(results))
    if any(result.faults for result in results):
        raise SystemExit(CHECK_FAILED)


def line_of(result: Judged) -> str:
    """What came of one case, in one line."""
    told = ", ".join(f"{n} {rule}" for rule, n in Counter(fault.rule for fault in result.faults).items())
    return f"{result.case:<36} {result.scenes:3d} scenes {result.pages:4d} pages   {told or 'no faults'}"


def summary(results: Sequence[Judged]) -> str:
    """The first faults, one a line, and how much was seen."""
    faults = [(result.case, fault) for result in results for fault in result.faults]
    lines = [f"  {case}: {fault}" for case, fault in faults[:MOST_TOLD]]
    pages = sum(result.pages for result in results)
    more = f" ({len(faults) - MOST_TOLD} more not shown)" if len(faults) > MOST_TOLD else ""
    return "\n".join([*lines, f"{len(results)} cases, {pages} pages, {len(faults)} faults{more}"])


def as_data(results: Sequence[Judged]) -> str:
    """Everything, as JSON: what was seen, and every fault with where it is in pixels."""
    seen = [{"case": one.case, "scenes": one.scenes, "pages": one.pages} for one in results]
    faults = [{"case": one.case, **asdict(fault)} for one in results for fault in one.faults]
    return json.dumps({"seen": seen, "faults": faults}, ensure_ascii=False, indent=2)


@ui.command()
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder for the pictures.")
@click.option("--only", type=click.Choice(("screens", "kit")), help="Only the screens, or only the kit.")
@click.option(
    "--case", "names", multiple=True, metavar="NAME", help="Of the screens only this case; repeat for more."
)
def gallery(out: Path, only: str | None, names: Sequence[str]) -> None:
    """Pictures of every screen and state, and of every component of the kit.

    Screens: one contact sheet a case, OUT/CASE.png; without --case the four people look at first: portrait,
    portrait in high contrast at 200 %, landscape, and low layout. The kit: OUT/kit/NAME.png shows a component
    as its example does (kiosk/kit/examples/), in light and high contrast at 100, 150 and 200 %, and
    OUT/kit.png all of them.
    """
    if only != "kit":
        from kiosk.commands.audit.run import audit as judge_all

        wanted = names or [case.name for case in LOOKED_AT]
        for result in judge_all(_cases(wanted, only_slice=False), out, None):
            click.echo(f"{out / result.case}.png: {result.scenes} scenes")
    if only != "screens":
        from kiosk.commands.kit_gallery import make_gallery

        click.echo(f"{out / 'kit.png'}: {len(make_gallery(out))} components")


LOOKED_AT = (
    Case(),
    Case(high_contrast=True, zoom=200),
    Case(size=(1920, 1080)),
    Case(low_layout=True),
)


def _cases(names: Sequence[str], *, only_slice: bool) -> tuple[Case, ...]:
    """The cases of these names, else the slice or all. Raises click.BadParameter for an unknown one."""
    known = {case.name: case for case in WHOLE}
    for name in names:
        if name not in known:
            raise click.BadParameter(f"{name!r} is no case such as {WHOLE[0].name}", param_hint="--case")
    return tuple(known[name] for name in names) or (SLICE if only_slice else WHOLE)
