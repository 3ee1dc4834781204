"""Contrast of two colours, as accessibility rules count it."""

from __future__ import annotations

PAPER = "#F6F4EF"
"""Ground of every light screen."""

MIN_CONTRAST = 4.5
"""Least contrast of type on its ground in the normal theme (WCAG 2.x AA, asked of kiosks in Korea)."""


def contrast(one: str, other: str) -> float:
    """Contrast ratio 1..21 of two `#RRGGBB` colours; the order does not matter. Source: WCAG 2.x."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance 0..1 of an sRGB colour."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
