"""The order in which Tab visits the controls of a page, whatever was built or rebuilt when."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def order_tabs(stops: Sequence[QWidget]) -> None:
    """Let Tab visit these controls in this order."""
    for earlier, later in pairwise(stops):
        QWidget.setTabOrder(earlier, later)
