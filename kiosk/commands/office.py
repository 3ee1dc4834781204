"""`kiosk verify` and `kiosk office …`: what the district does with the sticks of all its sites."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.core.errors import BadInput

if TYPE_CHECKING:
    from kiosk.core.bundle import Manifest
    from kiosk.office.bundle_reader import Examined

CHECK_FAILED = 1

_PATH = click.Path(path_type=Path)
_BUNDLES = click.argument("bundles", nargs=-1, required=True, type=_PATH, metavar="BUNDLE...")
_KEYS = click.option("--keys", "keys_file", required=True, type=_PATH, help="The registry, keys.toml.")
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("bundle", type=_PATH)
@click.option("--keys", "keys_file", type=_PATH, help="The registry; without it every key is unknown.")
@_JSON
def verify(bundle: Path, keys_file: Path | None, *, as_json: bool) -> None:
    """Say whether BUNDLE is genuine, file by file. Exits with 1 unless all are.

    BUNDLE is a bundle's folder, a kiosk's folder, miraekiosk, or a stick that has it.
    """
    from kiosk.office.bundle_reader import examine, find_bundles
    from kiosk.office.registry import read_keys

    keys = read_keys(keys_file) if keys_file else None
    examined = [examine(folder, keys) for folder in find_bundles(bundle)]
    if as_json:
        click.echo(json.dumps([_as_json(one) for one in examined], ensure_ascii=False, indent=2))
    else:
        for one in examined:
            _print_verdict(one)
    if not all(one.judgement.genuine for one in examined):
        raise SystemExit(CHECK_FAILED)


@click.group()
def office() -> None:
    """The district office: whose keys are trusted, all sites' bundles in one place, the report."""


@office.command("collect")
@_BUNDLES
@click.option("--lake", "lake_folder", required=True, type=_PATH, help="Folder of the lake; made if new.")
@_KEYS
@_JSON
def collect_bundles(bundles: tuple[Path, ...], lake_folder: Path, keys_file: Path, *, as_json: bool) -> None:
    """Take every genuine bundle into the lake. Exits with 1 where one was refused; the others are in.

    BUNDLE is a bundle, a kiosk's folder, miraekiosk, or a stick that has it. Collecting again, or in another
    order, gives the same lake.
    """
    _need("duckdb")
    from kiosk.office.collect import collect
    from kiosk.office.registry import read_keys

    done = collect(bundles, lake_folder, read_keys(keys_file), said=lambda line: click.echo(line, err=True))
    if as_json:
        rows = [
            {"bundle": str(b.folder), "taken": b.taken, "sentence": b.sentence, "remarks": list(b.remarks)}
            for b in done.bundles
        ]
        click.echo(json.dumps({"bundles": rows, "partitions": done.partitions}, ensure_ascii=False, indent=2))
    else:
        for taking in done.bundles:
            click.echo(f"{taking.folder}: {'taken' if taking.taken else 'REFUSED'}: {taking.sentence}")
            for remark in taking.remarks:
                click.echo(f"  remark: {remark}")
        click.echo(f"{done.partitions} partitions of the lake written")
    if not done.all_taken:
        raise SystemExit(CHECK_FAILED)


@office.command("report")
@click.option("--lake", "lake_folder", required=True, type=_PATH, help="Folder of the lake.")
@click.option("--out", required=True, type=_PATH, help="Folder for report.html and report.xlsx.")
@click.option("--engine", type=click.Choice(["duckdb", "pyspark"]), default="duckdb", show_default=True)
@click.option("--period", help="YYYY, YYYY-H1 or YYYY-MM; the year of the newest visit if not given.")
@click.option("--targets", "targets_file", type=_PATH, help="TOML file with [[target]] entries.")
@click.option("--sites", "sites_folder", type=_PATH, help="Folder of site files, for names in the report.")
@click.option("--made-on", type=_DAY, help="The date printed on it; today if not given.")
def write_office_report(
    lake_folder: Path,
    out: Path,
    engine: str,
    period: str | None,
    targets_file: Path | None,
    sites_folder: Path | None,
    made_on: Any,
) -> None:
    """Write the report of a period over all sites: report.html and report.xlsx, in Korean."""
    _need("duckdb", "ibis")
    from kiosk.commands.office_names import known_names
    from kiosk.office.engines import engine_of
    from kiosk.office.periods import parse_period
    from kiosk.office.report import Wanted, write_report
    from kiosk.office.targets import read_targets

    wanted = Wanted(
        period=parse_period(period, "command line: --period") if period else None,
        targets=read_targets(targets_file) if targets_file else (),
        names=known_names(sites_folder),
    )
    day = made_on.date() if made_on else date.today()
    report = write_report(lake_folder, out, engine_of(engine), wanted, made_on=day)
    click.echo(f"{report.period.name}: {out / 'report.html'}, {out / 'report.xlsx'}")


@office.group()
def trust() -> None:
    """Keys of the kiosks whose bundles count."""


@trust.command("add")
@click.argument("bundle", type=_PATH)
@click.option("--fingerprint", required=True, help="Read off the kiosk's staff page: ABCDE-FGHIJ-…")
@_KEYS
@click.option("--from", "since", type=_DAY, help="Its first day; the first day in BUNDLE if not given.")
@click.option("--until", type=_DAY, help="Its last day; without it the key has no end.")
def trust_add(bundle: Path, fingerprint: str, keys_file: Path, since: Any, until: Any) -> None:
    """Trust the key BUNDLE names, if its fingerprint is the one on the kiosk's staff page.

    It vouches for bundles and tickets of its own days only. BUNDLE may be a stick with several bundles.
    """
    from kiosk.core.bundle import TrustedKey
    from kiosk.office.bundle_reader import examine, find_bundles
    from kiosk.office.registry import add_key, read_keys

    wanted = _fingerprint(fingerprint)
    examined = [examine(folder, None) for folder in find_bundles(bundle)]
    manifest = _named_by(wanted, examined)
    if manifest is None:
        for one in examined:
            click.echo(f"Error: {one.folder}: {_why_not(one, wanted)}", err=True)
        raise SystemExit(CHECK_FAILED)
    day = since.date() if since else _first_day(manifest, examined)
    last = until.date() if until else None
    if last is not None and last < day:
        raise BadInput("command line", "--until", last, f"{day} or later, the first day of this key")
    key = TrustedKey(
        site=manifest.site, kiosk=manifest.kiosk, public_key=manifest.public_key, since=day, until=last
    )
    known = read_keys(keys_file) if keys_file.exists() else ()
    for other in known:
        if (other.site, other.kiosk, other.public_key) == (key.site, key.kiosk, key.public_key):
            state = f"was revoked on {other.revoked}" if other.revoked else "is trusted already"
            click.echo(f"{wanted} of {key.site}-{key.kiosk} {state}", err=bool(other.revoked))
            raise SystemExit(CHECK_FAILED if other.revoked else 0)
    add_key(keys_file, key)
    click.echo(f"Trusted, {key.time}: {wanted} of {key.site}-{key.kiosk}")


@trust.command("list")
@_KEYS
@_JSON
def trust_list(keys_file: Path, *, as_json: bool) -> None:
    """Every key of the registry with its fingerprint."""
    from kiosk.core.signatures import fingerprint
    from kiosk.office.registry import read_keys

    keys = read_keys(keys_file)
    rows = [
        {
            "site": key.site,
            "kiosk": key.kiosk,
            "fingerprint": fingerprint(bytes.fromhex(key.public_key)),
            "from": key.since.isoformat(),
            "until": key.until.isoformat() if key.until else None,
            "revoked": key.revoked.isoformat() if key.revoked else None,
        }
        for key in keys
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        end = f" until {row['until']}" if row["until"] else ""
        end += f", revoked {row['revoked']}" if row["revoked"] else ""
        click.echo(f"{row['site']}-{row['kiosk']}  {row['fingerprint']}  from {row['from']}{end}")


@trust.command("revoke")
@click.option("--fingerprint", required=True, help="Of the key, as `trust list` prints it.")
@click.option("--on", "day", required=True, type=_DAY, help="The day it was lost or replaced, YYYY-MM-DD.")
@_KEYS
def trust_revoke(fingerprint: str, day: Any, keys_file: Path) -> None:
    """Trust a key no more: its bundles and tickets of any day are refused, what was collected stays."""
    from kiosk.office.registry import revoke_key

    wanted = _fingerprint(fingerprint)
    for key in revoke_key(keys_file, _public_key(wanted, keys_file), day.date()):
        click.echo(f"Revoked on {key.revoked}: {wanted} of {key.site}-{key.kiosk}")


@trust.command("end")
@click.option("--fingerprint", required=True, help="Of the key, as `trust list` prints it.")
@click.option("--until", "day", required=True, type=_DAY, help="The last day it vouches for, YYYY-MM-DD.")
@_KEYS
def trust_end(fingerprint: str, day: Any, keys_file: Path) -> None:
    """End a key's time: bundles and tickets of later days are refused, those of its days stay genuine.

    For a kiosk that was installed anew or taken down. A key that others may have got hold of is revoked.
    """
    from kiosk.office.registry import end_key

    wanted = _fingerprint(fingerprint)
    for key in end_key(keys_file, _public_key(wanted, keys_file), day.date()):
        click.echo(f"Trusted, {key.time}: {wanted} of {key.site}-{key.kiosk}")


def _need(*modules: str) -> None:
    """Raises BadInput where the extra `office` is not installed: no kiosk has it."""
    for module in modules:
        try:
            importlib.import_module(module)
        except ImportError as fault:
            expected = "the extra `office`: pip install 'mirae-kiosk[office]'"
            raise BadInput("command line", "", f"no {module} installed", expected) from fault


def _fingerprint(text: str) -> str:
    """A fingerprint as somebody may type it: lower case, with spaces or without hyphens."""
    letters = re.sub(r"[\s-]", "", text).upper()
    if not re.fullmatch(r"[A-Z2-7]{25}", letters):
        raise BadInput("command line", "--fingerprint", repr(text), "25 letters and digits in five groups")
    return "-".join(letters[start : start + 5] for start in range(0, 25, 5))


def _public_key(wanted: str, keys_file: Path) -> str:
    """Of the listed key with this fingerprint. Raises BadInput where there is none."""
    from kiosk.core.signatures import fingerprint
    from kiosk.office.registry import read_keys

    of = {fingerprint(bytes.fromhex(key.public_key)): key.public_key for key in read_keys(keys_file)}
    if wanted not in of:
        raise BadInput(str(keys_file), "--fingerprint", wanted, "a key of `kiosk office trust list`")
    return of[wanted]


def _first_day(manifest: Manifest, examined: Sequence[Examined]) -> date:
    """The earliest day of the manifest's key in these bundles: a bundle's own, in UTC, or of its first visit.

    Where both are near midnight, the earlier one is not too early: tickets go by the kiosk's local day.
    """
    from kiosk.core.bundle import first_day_of

    days = [date.fromisoformat(manifest.created_at[:10])]
    for one in examined:
        found = one.judgement.manifest
        intact = one.judgement.verdict == "unknown key"
        if found is not None and intact and found.public_key == manifest.public_key:
            first = first_day_of(one.folder.name)
            days += [date.fromisoformat(found.created_at[:10]), *filter(None, [first])]
    return min(days)


def _named_by(wanted: str, examined: Sequence[Examined]) -> Manifest | None:
    from kiosk.core.signatures import fingerprint

    for one in examined:
        manifest = one.judgement.manifest
        if one.judgement.verdict != "unknown key" or manifest is None:
            continue
        if fingerprint(bytes.fromhex(manifest.public_key)) == wanted:
            return manifest
    return None


def _why_not(one: Examined, wanted: str) -> str:
    from kiosk.core.signatures import fingerprint

    manifest = one.judgement.manifest
    if one.judgement.verdict != "unknown key" or manifest is None:
        return f"{one.judgement.verdict}: {one.judgement.reason}"
    found = fingerprint(bytes.fromhex(manifest.public_key))
    return f"fingerprint: found {found}, expected {wanted}; nothing is trusted"


def _as_json(one: Examined) -> dict[str, Any]:
    from kiosk.core.signatures import fingerprint

    judgement, manifest = one.judgement, one.judgement.manifest
    about: dict[str, Any] = {}
    if manifest is not None:
        about = {
            "site": manifest.site,
            "kiosk": manifest.kiosk,
            "export": manifest.export,
            "fingerprint": fingerprint(bytes.fromhex(manifest.public_key)),
        }
    return {
        "bundle": str(one.folder),
        "verdict": judgement.verdict,
        "reason": judgement.reason,
        **about,
        "files": [
            {"name": file.name, "state": file.state, "found": file.found, "expected": file.expected}
            for file in judgement.files
        ],
        "remarks": list(one.remarks),
    }


def _print_verdict(one: Examined) -> None:
    click.echo(f"{one.folder}: {one.judgement.verdict}")
    click.echo(f"  {one.judgement.reason}")
    for file in one.judgement.files:
        wrong = f": found {file.found}, expected {file.expected}" if file.found else ""
        click.echo(f"  {file.name}: {file.state}{wrong}")
    for remark in one.remarks:
        click.echo(f"  remark: {remark}")
