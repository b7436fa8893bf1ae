"""A strip that tells how far long work is, with Cancel; it comes only where the work takes a while."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from painlog.ui.widgets.card import button, label

SHOWN_AFTER_MS = 200
"""Work that ends sooner shows no progress at all (the issue's rule)."""

_STEPS = 100


class ProgressStrip(QFrame):
    """`begin` and `end` frame a piece of work; in between `tell` takes the share done, 0 to 1."""

    cancelled = Signal()
    again_wanted = Signal()

    def __init__(self, doing: str, stopped: str, cancel: str, again: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._doing, self._stopped = doing, stopped
        self._text = label(doing)
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(doing)
        self.cancel = button(cancel, "", self.cancelled.emit)
        self.again = button(again, "", self.again_wanted.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._text, 2)
        row.addWidget(self.bar, 3)
        row.addWidget(self.cancel)
        row.addWidget(self.again)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def begin(self) -> None:
        """Work has begun; the strip shows itself in a while."""
        self._say(self._doing, stopped=False)
        self.bar.setValue(0)
        self._timer.start(SHOWN_AFTER_MS)

    def tell(self, share: float) -> None:
        self.bar.setValue(round(share * _STEPS))

    def end(self) -> None:
        """The work is done: nothing more to show."""
        self._timer.stop()
        self.hide()

    def stop(self, why: str = "") -> None:
        """The work was stopped, or could not be done: say so, and offer to begin again."""
        self._timer.stop()
        self._say(why or self._stopped, stopped=True)
        self.show()

    def _say(self, text: str, stopped: bool) -> None:
        self._text.setText(text)
        self.setAccessibleName(text)
        self.bar.setVisible(not stopped)
        self.cancel.setVisible(not stopped)
        self.again.setVisible(stopped)
