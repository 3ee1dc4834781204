from __future__ import annotations

from tests.unit.export.scene import scene

__all__ = ["scene"]
