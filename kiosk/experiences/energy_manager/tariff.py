"""What electricity costs and weighs: every figure that ages, dated, in one place (README.md, Sources).

Prices are the model's own (†); the names and hours of the tiers and the carbon factor have a source.
"""

from __future__ import annotations

from enum import StrEnum

CARBON_KG_PER_KWH = 0.4173
"""CO₂ equivalent of a kWh used in Korea: the factor of 2023, announced in December 2025."""

DEMAND_WON_PER_KW = 270.0
"""A day's share of the basic charge for each kW of the highest 15-minute mean†: about 8,000 won a month."""

REQUEST_WON_PER_KWH = 1300.0
"""Paid for each kWh not used on request: about what households got in 2019 (에너지쉼표)."""

WEAR_WON_PER_CYCLE = 3000.0
"""What one equivalent full cycle takes from the battery's value†."""


class Tier(StrEnum):
    """The three tiers of a time-of-use tariff: 경부하, 중간부하, 최대부하."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


PRICE_WON_PER_KWH = {Tier.LOW: 100.0, Tier.MIDDLE: 140.0, Tier.HIGH: 200.0}
"""Round design values† in the proportions of a commercial tariff."""

TIER_HOURS = (
    (0.0, 8.0, Tier.LOW),
    (8.0, 15.0, Tier.MIDDLE),
    (15.0, 21.0, Tier.HIGH),
    (21.0, 22.0, Tier.MIDDLE),
    (22.0, 24.0, Tier.LOW),
)
"""Weekdays in spring, summer and autumn since the reform of 2026, which made the evening the dear time."""

ROUNDING_H = 1e-6


def tier_at(hour: float) -> Tier:
    """The tier at an hour of the day, 0 ≤ hour < 24."""
    return next((tier for start, end, tier in TIER_HOURS if start <= hour + ROUNDING_H < end), Tier.LOW)


def price_at(hour: float) -> float:
    """Won per kWh from the grid at an hour of the day."""
    return PRICE_WON_PER_KWH[tier_at(hour)]
