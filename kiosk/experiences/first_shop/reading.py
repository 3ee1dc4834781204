"""The situation in words: what needs attention, what can be done about it, and what each choice would do."""

from __future__ import annotations

from kiosk.core.contract import Action, Line, Progress, Setting, line
from kiosk.experiences.first_shop import belief, trade
from kiosk.experiences.first_shop.advice import advert_offered, advice, menu_name, place_name
from kiosk.experiences.first_shop.choices import REBUILDING, pays, set_by
from kiosk.experiences.first_shop.market import (
    ADVERT_SHARE,
    ASK_COST,
    FIT_OUT,
    GOODS,
    KNOWN_FIRST,
    LOTS,
    OPEN_HOURS,
    PEOPLE,
    UPKEEP,
    margin_won,
    price_won,
    wages,
)
from kiosk.experiences.first_shop.money import MOST_WEEKS, day_result, runway_weeks
from kiosk.experiences.first_shop.schedule import part_days, plan, round_number, wet_spell
from kiosk.experiences.first_shop.state import HOURS_STEPS, PRICE_STEPS, Shop

NEWS_DAYS = 6.0
"""How long a change stays the news when nothing is more urgent†."""

LOSING = -1.0
"""A shop that loses more a day, in 만원, has something to attend to†."""

WAITS = {"idea": 3, "answer": 6, "untested": 3, "late": 2, "loss": 2, "rival": 2, "debt": 2}
"""Events for which the clock stops at 차분하게, and after how many touches it goes on all the same.

An open shop waits only while another price would help: all else costs money, and may be left.

Several touches may be needed to plan a shop; who leaves things as they are is not kept for ever.
"""


def event_of(shop: Shop) -> str:
    """Stable id of what needs attention most, "" for nothing: its kind, then what tells it from the last."""
    if not shop.is_open:
        return _plan_event(shop)
    if shop.rebuilt:
        return f"rebuilt:{shop.closed_until}"
    if shop.cash < 0.0:
        return "debt"
    if shop.rival_menu is not None and shop.day < shop.rival_day + NEWS_DAYS:
        return "rival"
    spell = wet_spell(shop)
    if spell is not None:
        return f"rain:{spell}"
    if shop.opened_day is not None and shop.day < shop.opened_day + NEWS_DAYS:
        return "opened"
    return "loss" if trade.week_profit(shop) < LOSING else ""


def _plan_event(shop: Shop) -> str:
    if belief.asking(shop):
        return f"asking:{len(shop.asks)}"
    if shop.day >= part_days(shop.level, shop.short) - 1e-9:
        return "late"
    menu = shop.settings.menu
    if belief.asked_of(shop, menu):
        return f"answer:{menu}:{len(shop.asks)}"
    return f"untested:{menu}" if shop.asks or shop.changes else "idea"


def due(shop: Shop) -> bool:
    """Whether what needs attention waits for a choice."""
    kind = shop.event.partition(":")[0]
    if shop.touches >= WAITS.get(kind, 0):
        return False
    if not shop.is_open:
        return True
    help_now = advice(shop)
    return help_now is not None and help_now.action == "price"


def progress(shop: Shop) -> Progress:
    """Round, time and the one thing that needs attention now. A second is a day."""
    rounds = plan(shop.level, shop.short)
    number = round_number(shop)
    current = rounds[number - 1]
    kind = shop.event.partition(":")[0]
    notice, more = _notice(shop, kind)
    return Progress(
        round=number,
        rounds=len(rounds),
        seconds_left=max(0.0, current.end - shop.day),
        round_seconds=current.end - current.start,
        round_title=line(f"round-{current.title}"),
        event=shop.event,
        notice=notice,
        notice_more=more,
        urgent=kind in ("debt", "rival", "loss", "late"),
        coach="" if shop.changes else "ask",
    )


def _notice(shop: Shop, kind: str) -> tuple[Line | None, Line | None]:
    """The event's sentence and its explanation."""
    menu = menu_name(shop.settings.menu)
    match kind:
        case "":
            return None, None
        case "idea":
            return line("notice-idea", menu=menu), line("notice-idea-more", ask=ASK_COST, fit=FIT_OUT)
        case "asking":
            ask = shop.asks[-1]
            won = GOODS[ask.menu].prices[ask.price]
            return line("notice-asking", menu=menu_name(ask.menu)), line("notice-asking-more", price=won)
        case "answer":
            return _answer(shop)
        case "untested":
            return line("notice-untested", menu=menu), line(
                "notice-untested-more", ask=ASK_COST, people=PEOPLE
            )
        case "late":
            return line("notice-late"), line("notice-late-more", upkeep=UPKEEP)
        case "opened":
            known = line("notice-opened-more", known=100.0 * shop.awareness)
            return line("notice-opened", sold=trade.sold_now(shop)), known
        case "loss":
            loss = line("notice-loss", loss=round(-trade.week_profit(shop)))
            weeks = runway_weeks(shop)
            lasts = line("notice-loss-more", weeks=weeks) if weeks < MOST_WEEKS else line("notice-loss-year")
            return loss, lasts
        case "rebuilt":
            days = max(1.0, shop.closed_until - shop.day)
            return line("notice-rebuilt"), line("notice-rebuilt-more", days=days)
        case "rival":
            rival = shop.rival_menu or shop.settings.menu
            return line("notice-rival", menu=menu_name(rival)), line("notice-rival-more")
        case _:
            return line(f"notice-{kind}"), line(f"notice-{kind}-more")


def _answer(shop: Shop) -> tuple[Line, Line]:
    """What people said about this menu, and what that may mean for everybody."""
    settings = shop.settings
    mine = [one for one in belief.asked(shop) if one.menu is settings.menu]
    people, yes = sum(len(one.says) for one in mine), sum(one.yes for one in mine)
    low, high = belief.between(shop, settings.menu, settings.price)
    menu = menu_name(settings.menu)
    key = "notice-answer-nobody" if not yes else "notice-answer-all" if yes == people else "notice-answer"
    return (
        line(key, people=people, yes=yes, menu=menu),
        line("notice-answer-more", price=price_won(settings), low=100.0 * low, high=100.0 * high),
    )


def describe(shop: Shop) -> tuple[Line, ...]:
    """What happens, what would help, and how the shop stands."""
    notice, _ = _notice(shop, shop.event.partition(":")[0])
    help_now = advice(shop)
    hint = None if help_now is None or shop.event == "idea" else help_now.text
    return tuple(one for one in (notice, hint, _status(shop)) if one is not None)


def _status(shop: Shop) -> Line:
    """How the shop stands, in one sentence."""
    settings = shop.settings
    if not shop.is_open:
        return line(
            "say-status-plan",
            place=place_name(settings),
            menu=menu_name(settings.menu),
            price=price_won(settings),
            cash=round(shop.cash),
        )
    sold, cash, weeks = trade.sold_now(shop), round(shop.cash), runway_weeks(shop)
    if day_result(shop) >= 0.0 and cash > 0:
        return line("say-status-good", sold=sold, cash=cash)
    if weeks >= MOST_WEEKS:
        return line("say-status-year", sold=sold, cash=cash)
    return line("say-status", sold=sold, cash=cash, weeks=weeks)


def actions(shop: Shop) -> tuple[Action, ...]:
    """Every choice there is, in the order of the Desk."""
    settings = shop.settings
    offered = []
    if not belief.asking(shop) and not belief.knows(shop, settings.menu):
        offered.append(Action("ask", line("do-ask"), line("note-ask", cost=ASK_COST), icon="survey"))
    offered += [
        Action("make", line("do-make"), _note(shop, "make"), icon="make"),
        Action("place", line("do-place"), _note(shop, "place"), icon="place"),
        Action(
            "price",
            line("do-price"),
            _note(shop, "price"),
            icon="price",
            setting=Setting(settings.price + 1, PRICE_STEPS),
        ),
        Action(
            "hours",
            line("do-hours"),
            _note(shop, "hours"),
            icon="hours",
            setting=Setting(settings.hours + 1, HOURS_STEPS),
        ),
    ]
    if not shop.is_open:
        offered.append(
            Action("open", line("do-open"), line("note-open", cost=FIT_OUT), icon="shop", slot="go")
        )
    elif advert_offered(shop):
        offered.append(Action("advert", line("do-advert"), _note(shop, "advert"), icon="advert", slot="go"))
    return tuple(offered)


def _note(shop: Shop, what: str) -> Line:
    """What a choice would do now."""
    after, cost = set_by(shop.settings, what), pays(shop, what)
    match what:
        case "make":
            menu, days = menu_name(after.menu), REBUILDING["make"][1]
            if cost:
                return line("note-make-paid", menu=menu, cost=cost, days=days)
            return line("note-make", menu=menu)
        case "place":
            place, rent = place_name(after), LOTS[after.place].rent
            if cost:
                return line("note-place-paid", place=place, cost=cost, days=REBUILDING["place"][1])
            return line("note-place", place=place, rent=rent)
        case "price":
            return line("note-price", price=price_won(after), margin=margin_won(after))
        case "hours":
            return line("note-hours", hours=OPEN_HOURS[after.hours], wages=wages(after))
        case _:
            known = max(KNOWN_FIRST, shop.awareness)
            return line("note-advert", cost=cost, known=100.0 * (known + ADVERT_SHARE * (1.0 - known)))
