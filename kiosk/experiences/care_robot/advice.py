"""What speaks for whom: choices weighed in thought, for the spoken situation and for thinking players."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum

from kiosk.experiences.care_robot.contact import lonelier, waiting_cost
from kiosk.experiences.care_robot.offers import Offer, offers, work_min
from kiosk.experiences.care_robot.state import How, Kind, Request, State

FAIR_MIN = 15.0
"""A home's share of human minutes counts by at most this much more or less than the mean†."""

AHEAD_MIN = 5.0
"""Up to this much more than the mean a visit still counts as fair†."""

BREAK_COST = 8.0
"""What it costs to break off a visit, in the unit of waiting cost†."""

STAY_COST = 1.8
"""What it costs per minute on the way that a robot can only look, where a person could help†."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What a coordinator finds dear, in the unit of waiting cost (urgency × minutes).

    `contact` for loneliness falling from 1 to 0, `share` for a minute for a home that met people less than
    the others, `person` and `robot` for a minute in which one of them is not free for the others.
    """

    contact: float
    share: float
    person: float
    robot: float


BALANCED = Weights(contact=80.0, share=0.5, person=2.3, robot=0.5)
"""Urgency first, and people where they are missed most†."""

CONTACT_FIRST = Weights(contact=150.0, share=0.6, person=1.0, robot=-6.0)
"""People first, robots to help them along†."""


def cost(state: State, request: Request, one: Offer, weights: Weights) -> float:
    """What a choice costs by these weights; less is better."""
    waiting = waiting_cost(request.kind, request.waited_min + one.eta_min)
    if request.kind is Kind.FALL:
        stays = STAY_COST * one.eta_min if one.how is How.ROBOT else 0.0
        return waiting + stays + BREAK_COST * len(one.breaks)
    minutes = work_min(request, one.how)
    home = state.home(request.home)
    robot_only = one.how is How.ROBOT
    less = home.lonely - lonelier(home.lonely, minutes, How.ROBOT if robot_only else How.PERSON)
    total = waiting - weights.contact * less
    if not robot_only:
        mean = fsum(each.human_min for each in state.homes) / len(state.homes)
        behind = mean + AHEAD_MIN - home.human_min
        total += weights.person * minutes - weights.share * max(-FAIR_MIN, min(FAIR_MIN, behind))
    return total + (weights.robot * minutes if one.how is not How.PERSON else 0.0)


def best(state: State, request: Request, weights: Weights = BALANCED) -> Offer | None:
    """The choice that costs least, or None while nobody can be sent."""
    found = offers(state, request)
    return min(found, key=lambda one: cost(state, request, one, weights), default=None)
