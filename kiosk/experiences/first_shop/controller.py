"""The Stage's side of the play: translates the shop into properties and rows for View.qml."""

from __future__ import annotations

from PySide6.QtCore import Property, QAbstractItemModel, QObject, QPointF, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.core.contract import line
from kiosk.experiences.first_shop import belief, figures, trade
from kiosk.experiences.first_shop.advice import place_name
from kiosk.experiences.first_shop.figures import PersonRow
from kiosk.experiences.first_shop.market import price_won
from kiosk.experiences.first_shop.money import MOST_WEEKS, runway_weeks
from kiosk.experiences.first_shop.scene import RIVAL, RIVAL_SIZE, SHEET, SHOP, SHOP_SIZE, at
from kiosk.experiences.first_shop.schedule import is_wet
from kiosk.experiences.first_shop.scoring import GOOD_WEEKS
from kiosk.experiences.first_shop.state import Shop
from kiosk.kit.play_controller import PlayController
from kiosk.kit.row_model import RowModel
from kiosk.kit.stage_controller import StageController

QML_IMPORT_NAME = "kiosk.experiences.first_shop"
QML_IMPORT_MAJOR_VERSION = 1

SIGN_Z = 12.0
"""Height of the board on a roof."""


@QmlElement
@QmlUncreatable("made for every play")
class FirstShopController(StageController):  # type: ignore[operator]  # the stub lacks __call__
    """What the Stage shows, renewed with every display frame; all lengths are in units of its sheet."""

    sheet = SHEET
    changed = Signal()

    def __init__(self, play: PlayController, parent: QObject | None = None) -> None:
        super().__init__(play, parent)
        self._people = RowModel(PersonRow, self)
        play.changed.connect(self._changed)
        play.framed.connect(self._move)
        self._changed()

    @Property(QAbstractItemModel, constant=True)
    def people(self) -> RowModel:
        """Roles: the fields of PersonRow."""
        return self._people

    @Property(str, notify=changed)
    def place(self) -> str:
        """Where the shop is: station, office or lane."""
        return self._shop.settings.place

    @Property(str, notify=changed)
    def front(self) -> str:
        """How the shop stands: shut, work (being rebuilt), or the menu it sells."""
        shop = self._shop
        return "work" if shop.rebuilt else shop.settings.menu if shop.is_open else "shut"

    @Property(str, notify=changed)
    def menu(self) -> str:
        return self._shop.settings.menu

    @Property(bool, notify=changed)
    def planned(self) -> bool:
        """Whether what is made is only thought of yet."""
        return not self._shop.is_open

    @Property(str, notify=changed)
    def rival(self) -> str:
        """What a rival next door makes, "" where there is none."""
        return self._shop.rival_at(self._shop.settings.place) or ""

    @Property(QPointF, constant=True)
    def sign(self) -> QPointF:
        """Where what is made stands on the roof."""
        return QPointF(*_roof(SHOP, SHOP_SIZE))

    @Property(QPointF, constant=True)
    def rivalSign(self) -> QPointF:
        return QPointF(*_roof(RIVAL, RIVAL_SIZE))

    @Property(bool, notify=changed)
    def raining(self) -> bool:
        return is_wet(self._shop, self._shop.day)

    @Property(float, notify=changed)
    def runway(self) -> float:
        """How long the money lasts, as a share of a year."""
        return runway_weeks(self._shop) / MOST_WEEKS

    @Property(float, constant=True)
    def runwayGood(self) -> float:
        return GOOD_WEEKS / MOST_WEEKS

    @Property(str, notify=changed)
    def runwayName(self) -> str:
        return self._play.say(line("label-runway"))

    @Property(str, notify=changed)
    def runwayWords(self) -> str:
        weeks = runway_weeks(self._shop)
        if weeks >= MOST_WEEKS:
            return self._play.say(line("label-runway-year"))
        return self._play.say(line("label-runway-weeks", weeks=weeks) if weeks else line("label-runway-none"))

    @Property(str, notify=changed)
    def cashWords(self) -> str:
        return self._play.say(line("label-cash", cash=round(self._shop.cash)))

    @Property(str, notify=changed)
    def guessName(self) -> str:
        return self._play.say(line("label-guess"))

    @Property(float, notify=changed)
    def guessFrom(self) -> float:
        """Of those interested, at least this share may buy."""
        return self._between()[0]

    @Property(float, notify=changed)
    def guessTo(self) -> float:
        """At most this share."""
        return self._between()[1]

    @Property(str, notify=changed)
    def guessWords(self) -> str:
        low, high = self._between()
        if high - low < 0.005:
            return self._play.say(line("label-guess-known", share=100.0 * low))
        return self._play.say(line("label-guess-between", low=100.0 * low, high=100.0 * high))

    @Property(str, notify=changed)
    def dayWords(self) -> str:
        day = int(self._shop.day + 1e-9)
        return self._play.say(line(f"label-day-{day % 7}", week=day // 7 + 1))

    @Property(str, notify=changed)
    def placeWords(self) -> str:
        """Where the shop is, or is planned, and what it charges."""
        settings = self._shop.settings
        return self._play.say(line("label-plan", place=place_name(settings), price=price_won(settings)))

    @Property(str, notify=changed)
    def soldWords(self) -> str:
        """What the shop sells today, "" before it opens."""
        shop = self._shop
        return self._play.say(line("label-sold", sold=trade.sold_now(shop))) if shop.is_open else ""

    @property
    def _shop(self) -> Shop:
        state = self._play.play.state
        assert isinstance(state, Shop)
        return state

    def _between(self) -> tuple[float, float]:
        settings = self._shop.settings
        return belief.between(self._shop, settings.menu, settings.price)

    @Slot()
    def _changed(self) -> None:
        self._move()
        self.changed.emit()

    @Slot()
    def _move(self) -> None:
        """Everybody on the street, between the last two states."""
        play, now = self._play.play, self._shop
        before = play.previous
        assert isinstance(before, Shop)
        self._people.show(figures.crowd(now, before.day + (now.day - before.day) * play.fraction))


def _roof(corner: tuple[float, float], size: tuple[float, float, float]) -> tuple[float, float]:
    """The middle of the board on a house's roof."""
    return at(corner[0] + size[0] / 2, corner[1] + size[1] - 9.5, size[2] + SIGN_Z)


Controller = FirstShopController
