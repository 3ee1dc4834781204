"""Screen sizes on the command line."""

from __future__ import annotations

from typing import Any

import click


class Size(click.ParamType[tuple[int, int]]):
    """`1080x1920` as (width, height) in pixels."""

    name = "WxH"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        if isinstance(value, tuple):
            return value
        width, _, height = str(value).lower().partition("x")
        if not (width.isdigit() and height.isdigit() and min(int(width), int(height)) >= 600):
            self.fail(f"{value!r} is not a size such as 1080x1920 (600 or more each way)", param, ctx)
        return int(width), int(height)


SIZE = Size()
