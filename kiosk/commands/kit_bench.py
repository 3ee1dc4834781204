"""A window on which examples of the kit are laid out as on a portrait screen, and looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QUrl
from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.commands.audit.rehearsal import MOST_LOOKS, SETTLE_MS, is_pending
from kiosk.commands.kit_examples import EXAMPLES, example_names
from kiosk.commands.visitor import visible_items
from kiosk.core.errors import BadInput
from kiosk.core.site_rules import reach_of, reachable_share
from kiosk.installation import PACKAGE, find_catalogue, illustrations, load_fonts, shipped_site, texts_of
from kiosk.kit.examples.models import EXAMPLE_MODELS
from kiosk.kit.icons import ICON_PATHS
from kiosk.kit.qml_types import ActionModel, Theme
from kiosk.services.qr import qr_matrix
from kiosk.services.resources import resource
from kiosk.services.site_file import load_site
from kiosk.ui.application import qt_application
from kiosk.ui.translator import TextTranslator

SAMPLE_ADDRESS = "https://example.org/t/0123456789"


class KitBench:
    """Shows examples by their names; one engine and one window for all of them."""

    def __init__(self, engine: QQmlEngine, theme: Theme, width: int) -> None:
        self._engine = engine
        self._theme = theme
        self._width = width
        # All of them, before any is made: a Loader that has to read a file while Python makes its example
        # waits for a thread that waits for Python. They are kept, as what a component makes goes with it.
        self._components = {
            name: QQmlComponent(engine, QUrl.fromLocalFile(str(EXAMPLES / f"{name}.qml")))
            for name in example_names()
        }
        self._window = QQuickWindow()
        self._window.resize(width, width)
        self._window.show()

    def shown(self, names: Sequence[str], zoom: int, *, high_contrast: bool) -> Iterator[tuple[str, QImage]]:
        """Each example as a picture. They are made together and come to rest together, out of sight.

        Raises BadInput for one that does not load.
        """
        self._theme.set_aids(zoom=zoom, high_contrast=high_contrast, low_layout=False, reduced_motion=True)
        self._window.setColor(self._theme.property("paper"))
        models = {name: ActionModel() for name in names if name in EXAMPLE_MODELS}
        items = {name: self._made(name, models.get(name)) for name in names}
        self._settle(list(items.values()))
        for name, item in items.items():
            yield name, self._picture(item)
        for item in items.values():
            item.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def close(self) -> None:
        """The window goes; the engine is whoever's made it."""
        _delete(self._window)

    def _made(self, name: str, model: ActionModel | None) -> QQuickItem:
        component = self._components[name]
        handed = _handed(name)
        if model is not None:
            model.show(EXAMPLE_MODELS[name])
            handed["model"] = model
        made = component.createWithInitialProperties({"width": self._width - 2 * self._margin, **handed})
        if not isinstance(made, QQuickItem):
            raise BadInput(
                component.url().toLocalFile(), "", component.errorString(), "an example that loads"
            )
        made.setParentItem(self._window.contentItem())
        made.setX(2 * self._width)
        return made

    @property
    def _margin(self) -> float:
        return float(self._theme.property("margin"))

    def _settle(self, items: Sequence[QQuickItem]) -> None:
        """Wait until no height changes any more and every picture is drawn."""
        before: list[float] = []
        for _ in range(MOST_LOOKS):
            heights = [item.height() for item in items]
            drawn = not any(is_pending(part) for item in items for part in visible_items(item))
            if heights == before and drawn:
                return
            before = heights
            QTest.qWait(SETTLE_MS)

    def _picture(self, item: QQuickItem) -> QImage:
        margin = self._margin
        item.setX(margin)
        item.setY(margin)
        self._window.resize(self._width, round(item.height() + 2 * margin))
        image = self._window.grabWindow()
        item.setX(2 * self._width)
        return image


@contextmanager
def kit_bench() -> Iterator[KitBench]:
    """A bench with the panel, the words and the pictures of the demo site. Raises BadInput."""
    file = shipped_site("demo")
    site = load_site(file)
    application = qt_application("flat")
    load_fonts()
    translator = TextTranslator(texts_of(find_catalogue(site, file), site)["ko"], application)
    application.installTranslator(translator)
    engine = QQmlEngine()
    engine.addImportPath(str(PACKAGE.parent))
    theme = cast("Theme", engine.singletonInstance("kiosk.kit", "Theme"))
    screen = site.screen
    theme.set_panel(
        screen.diagonal_in, screen.width_px, screen.height_px, reach_of(site), reachable_share(site)
    )
    theme.set_illustrations(illustrations())
    bench = KitBench(engine, theme, screen.width_px)
    try:
        yield bench
    finally:
        bench.close()
        _delete(engine)
        application.removeTranslator(translator)
        _delete(translator)


def _handed(name: str) -> dict[str, Any]:
    """What an example requires besides its model."""
    if name == "Icon":
        return {"names": list(ICON_PATHS)}
    if name == "JobPicture":
        return {"folder": QUrl.fromLocalFile(f"{resource('assets', 'illustrations')}/")}
    if name == "QrCode":
        return {"rows": ["".join("01"[dark] for dark in row) for row in qr_matrix(SAMPLE_ADDRESS)]}
    return {}


def _delete(thing: QObject) -> None:
    thing.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
