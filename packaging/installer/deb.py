"""What a technician carries to a Linux kiosk: one site's package, and the repository it comes from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import platformdirs
from installer.apt_repository import build_repository, fetch_closure
from installer.debian_package import build_deb
from installer.signing import Signer

if TYPE_CHECKING:
    from installer.staging import Staged

OWN_KEY = "signing-key.asc"
"""A key made here. It stays with whoever builds: whoever has it may send the kiosks anything."""


def debian_cache() -> Path:
    """Where Debian's packages wait for the next build."""
    return platformdirs.user_cache_path("mirae-kiosk-build") / "debian-12"


def pack(staged: Staged, out: Path, *, signing_key: Path | None = None) -> Path:
    """Write the package and `repository-<site>/` into `out`, made if new; returns the package.

    Raises BadInput on a machine that is not Debian 12, and for a key that signs nothing.
    """
    out.mkdir(parents=True, exist_ok=True)
    deb = build_deb(staged.root, staged.site_id, staged.version, out, staged.commit_time_s)
    click.echo(f"{deb.package} {deb.version}: {deb.installed_bytes / 1e6:.1f} MB on the kiosk's disk")
    beside = fetch_closure(deb, debian_cache())
    with Signer(signing_key or out / OWN_KEY) as signer:
        folder = out / f"repository-{staged.site_id}"
        repository = build_repository(deb, beside, folder, signer, staged.commit_time_s)
    carried = f"{repository.packages} of Debian's packages, {repository.size_bytes / 1e6:.1f} MB"
    click.echo(f"{repository.folder}: ours and {carried}; copy this folder to a stick")
    click.echo(f"its key: {repository.folder / 'mirae-kiosk.asc'}, sha256 {repository.key_sha256}")
    return deb.file
