"""Qt must not take references from None (docs/adr/0001-qt-wheels.md)."""

import sys

from PySide6.QtCore import QRectF


def test_calls_into_qt_leave_none_alone() -> None:
    box = QRectF()
    before = sys.getrefcount(None)
    for _ in range(1000):
        box.setTop(1)
    assert sys.getrefcount(None) > before - 500
