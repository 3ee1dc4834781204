"""The ways a screen may be shown: every combination, and a slice in which each value meets each other."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

PORTRAIT, LANDSCAPE = (1080, 1920), (1920, 1080)


@dataclass(frozen=True, slots=True)
class Case:
    """One way: size in pixels, zoom in percent."""

    size: tuple[int, int] = PORTRAIT
    high_contrast: bool = False
    zoom: int = 100
    low_layout: bool = False
    language: str = "ko"

    @property
    def name(self) -> str:
        """For file names and reports: `portrait-light-100-normal-ko`."""
        return "-".join(
            (
                "portrait" if self.size == PORTRAIT else "landscape",
                "contrast" if self.high_contrast else "light",
                str(self.zoom),
                "low" if self.low_layout else "normal",
                self.language,
            )
        )


WHOLE: tuple[Case, ...] = tuple(
    Case(*values)
    for values in product((PORTRAIT, LANDSCAPE), (False, True), (100, 150, 200), (False, True), ("ko", "en"))
)

SLICE: tuple[Case, ...] = (
    Case(PORTRAIT, False, 100, False, "ko"),
    Case(PORTRAIT, True, 200, True, "ko"),
    Case(PORTRAIT, False, 150, True, "en"),
    Case(LANDSCAPE, True, 100, True, "en"),
    Case(LANDSCAPE, False, 200, False, "ko"),
    Case(LANDSCAPE, True, 150, False, "ko"),
)
"""Every two values of any two columns meet at least once where it matters; `make check` has a minute."""
