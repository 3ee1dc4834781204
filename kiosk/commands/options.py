"""Options that several commands share: where the site, this machine's own settings and the live data are.

The launcher of an installed kiosk sets the environment variables, so nobody types paths there. An option that
is given wins.
"""

from __future__ import annotations

from pathlib import Path

import click

_PATH = click.Path(path_type=Path)

SITE = click.option(
    "--site",
    "site_file",
    type=_PATH,
    envvar="KIOSK_SITE",
    show_envvar=True,
    help="Site file; the demo site if none is named.",
)
LOCAL = click.option(
    "--local",
    "local_file",
    type=_PATH,
    envvar="KIOSK_LOCAL",
    show_envvar=True,
    help="This machine's own settings, over the site file's; one that is not there says nothing.",
)
DATA_DIR = click.option(
    "--data-dir", type=_PATH, envvar="KIOSK_DATA_DIR", show_envvar=True, help="Where live data lies."
)
EXISTING_DATA_DIR = click.option(
    "--data-dir",
    required=True,
    type=_PATH,
    envvar="KIOSK_DATA_DIR",
    show_envvar=True,
    help="The data directory of a kiosk.",
)
