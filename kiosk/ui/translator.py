"""`qsTrId("key")` answered from the same texts as everything else."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

from kiosk.core.texts import Texts


class TextTranslator(QTranslator):
    """Looks keys up in one language's Texts; switch it with `speak` and let the engine retranslate."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts

    def speak(self, texts: Texts) -> None:
        self._texts = texts

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The words behind a key; "" (so that Qt shows the key) for one of Qt's own texts."""
        return self._texts.word(sourceText) if sourceText in self._texts else ""
