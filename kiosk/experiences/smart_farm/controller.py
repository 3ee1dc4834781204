"""The Stage's side of the play: translates the greenhouse into what View.qml shows."""

from __future__ import annotations

from PySide6.QtCore import Property, QAbstractItemModel, QObject, QPointF, QRectF, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.core.contract import line
from kiosk.experiences.smart_farm import stage
from kiosk.experiences.smart_farm.crop import VPD_BAND_KPA
from kiosk.experiences.smart_farm.geometry import DIAL, STRIP_BOX, at
from kiosk.experiences.smart_farm.reading import feeling, moisture, time_of_day
from kiosk.experiences.smart_farm.sight import Reading, hour, outside, reading
from kiosk.experiences.smart_farm.simulation import CHECK_S
from kiosk.experiences.smart_farm.state import Need, State
from kiosk.kit.play_controller import PlayController
from kiosk.kit.row_model import RowModel
from kiosk.kit.stage_controller import StageController

QML_IMPORT_NAME = "kiosk.experiences.smart_farm"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made for every play")
class SmartFarmController(StageController):  # type: ignore[operator]  # the stub lacks __call__
    """Numbers and words of the greenhouse, renewed with every step and touch. Shares are 0..1."""

    changed = Signal()

    def __init__(self, play: PlayController, parent: QObject | None = None) -> None:
        super().__init__(play, parent)
        self._say = play.say
        self._spots = {
            name: self._model(rows)
            for name, rows in (
                ("plants", stage.PLANTS),
                ("puffs", stage.PUFFS),
                ("warmths", stage.WARMTHS),
                ("escapes", stage.ESCAPES),
                ("strips", stage.STRIP_ROWS),
            )
        }
        play.changed.connect(self.changed)

    def _model(self, rows: tuple[stage.SpotRow, ...]) -> RowModel:
        model = RowModel(stage.SpotRow, self)
        model.show(rows)
        return model

    @property
    def _state(self) -> State:
        state = self._play.play.state
        assert isinstance(state, State)
        return state

    @property
    def _seen(self) -> Reading:
        return reading(self._state)

    @Property(QAbstractItemModel, constant=True)
    def plants(self) -> RowModel:
        """Roles: the fields of SpotRow, here and below."""
        return self._spots["plants"]

    @Property(QAbstractItemModel, constant=True)
    def puffs(self) -> RowModel:
        """Where fog drifts."""
        return self._spots["puffs"]

    @Property(QAbstractItemModel, constant=True)
    def warmths(self) -> RowModel:
        """Where warm air rises from the pipes."""
        return self._spots["warmths"]

    @Property(QAbstractItemModel, constant=True)
    def escapes(self) -> RowModel:
        """Where warm air leaves by the vents."""
        return self._spots["escapes"]

    @Property(QAbstractItemModel, constant=True)
    def strips(self) -> RowModel:
        """Pieces of the screen."""
        return self._spots["strips"]

    @Property(QPointF, constant=True)
    def slope(self) -> QPointF:
        """From ridge to eave on the sheet."""
        return QPointF(*stage.SLOPE)

    @Property(QRectF, constant=True)
    def strip(self) -> QRectF:
        """Where on the sheet a piece of the screen lies while all is drawn back."""
        return QRectF(*STRIP_BOX)

    @Property(QPointF, constant=True)
    def dialPlace(self) -> QPointF:
        """Middle of the wall dial on the sheet."""
        return QPointF(*at(*DIAL))

    @Property(int, notify=changed)
    def vent(self) -> int:
        return self._state.settings.vent

    @Property(float, notify=changed)
    def escaping(self) -> float:
        """Warm air that leaves by the vents."""
        return stage.escaping(self._state)

    @Property(float, notify=changed)
    def screen(self) -> float:
        """Share of the roof that the screen covers."""
        return stage.SCREEN_SHARE[self._state.settings.screen]

    @Property(int, notify=changed)
    def fog(self) -> int:
        return self._state.settings.fog

    @Property(int, notify=changed)
    def heat(self) -> int:
        return self._state.settings.heat

    @Property(bool, notify=changed)
    def lit(self) -> bool:
        """Whether the lamps are on."""
        return self._state.settings.lamp > 0

    @Property(float, notify=changed)
    def sunShare(self) -> float:
        """How far the sun is on its way."""
        return stage.sun_share(hour(self._state))

    @Property(float, notify=changed)
    def clear(self) -> float:
        """How clear the sky is."""
        return outside(self._state).sky

    @Property(bool, notify=changed)
    def raining(self) -> bool:
        return outside(self._state).rain

    @Property(float, notify=changed)
    def night(self) -> float:
        return stage.night(hour(self._state))

    @Property(float, notify=changed)
    def brightness(self) -> float:
        """Sunlight on the floor."""
        return stage.brightness(self._state)

    @Property(float, notify=changed)
    def mist(self) -> float:
        """Dew on the glass."""
        return self._state.mist

    @Property(float, notify=changed)
    def wet(self) -> float:
        """Water on the leaves."""
        return self._state.crop.wet

    @Property(float, notify=changed)
    def disease(self) -> float:
        return self._state.crop.disease

    @Property(float, notify=changed)
    def droop(self) -> float:
        return self._state.crop.droop

    @Property(float, notify=changed)
    def ripeness(self) -> float:
        return stage.ripeness(self._state)

    @Property(float, notify=changed)
    def stature(self) -> float:
        """Size of the plants as a share of the drawing."""
        return stage.stature(self._state)

    @Property(float, notify=changed)
    def needle(self) -> float:
        """Where the wall dial points, in degrees from up."""
        return stage.needle_deg(self._seen.dial)

    @Property(bool, notify=changed)
    def doubtful(self) -> bool:
        """Whether the sensor has just told something surprising."""
        alert = self._state.alert
        return alert is not None and alert.need is Need.JUMP

    @Property(bool, notify=changed)
    def checking(self) -> bool:
        return self._state.checking

    @Property(QPointF, notify=changed)
    def walker(self) -> QPointF:
        """Where somebody is who goes to the sensor."""
        left_s = self._state.sensor.checking_until_s - self._state.time_s
        return QPointF(*stage.walker_at(min(1.0, max(0.0, 1.0 - left_s / CHECK_S))))

    @Property(str, notify=changed)
    def clock(self) -> str:
        return self._say(time_of_day(self._state))

    @Property(str, notify=changed)
    def temperature(self) -> str:
        return self._say(line("label-temperature", temp=self._seen.temp_c))

    @Property(str, notify=changed)
    def humidity(self) -> str:
        """What the sensor shows."""
        return self._say(line("label-humidity", humidity=100.0 * self._seen.humidity))

    @Property(str, notify=changed)
    def feels(self) -> str:
        """Whether the air holds the right moisture for leaves."""
        return self._say(line(f"feels-{moisture(self._seen)}"))

    @Property(bool, notify=changed)
    def harsh(self) -> bool:
        """Whether it is too hot or too cold for leaves."""
        return feeling(self._seen) in ("hot", "cold")

    @Property(float, notify=changed)
    def pullShare(self) -> float:
        """Where that stands on the gauge."""
        return stage.gauge_share(self._seen.vpd_kpa)

    @Property(float, constant=True)
    def goodFrom(self) -> float:
        return stage.gauge_share(VPD_BAND_KPA[1])

    @Property(float, constant=True)
    def goodTo(self) -> float:
        return stage.gauge_share(VPD_BAND_KPA[0])


Controller = SmartFarmController
