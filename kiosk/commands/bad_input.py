"""How a command line answers bad input."""

from __future__ import annotations

from typing import Any

import click

from kiosk.core.errors import BadInput

BAD_INPUT = 2


class BadInputGroup(click.Group):
    """Bad input from anywhere ends as one sentence and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BadInput as fault:
            click.echo(f"Error: {fault}", err=True)
            ctx.exit(BAD_INPUT)
