"""A button that shows what is chosen and opens a list of everything that can be."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from painlog.ui.widgets.item_picker import ItemPicker, Offer
from painlog.ui.widgets.segmented import Segment

SHORT_LIST = 14
"""A longer list can be searched by typing."""
_CHEVRON, _RIGHT, _AROUND = 16, 12, 46
_ROUNDING = 3
"""Widths of texts are told in whole pixels, and cut in fractions of them."""
_WIDEST = 340
_OPENING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_F4)


class ChoiceButton(QPushButton):
    """Space, Up, Down, F4 or a click opens the list; arrows, first letters and Enter choose in it."""

    value_changed = Signal(object)

    def __init__(self, name: str, choices: Sequence[Segment] = ()) -> None:
        super().__init__()
        self._name, self._choices = name, tuple(choices)
        self._value: object = None
        self._full = ""
        self._chevron = QIcon()
        self.setProperty("role", "choice")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: self._open())
        self.set_value(None)

    @property
    def value(self) -> object:
        return self._value

    @property
    def choices(self) -> tuple[Segment, ...]:
        return self._choices

    def set_choices(self, choices: Sequence[Segment]) -> None:
        """Offer other choices; what is chosen stays chosen if it is among them, else nothing is."""
        self._choices = tuple(choices)
        self.set_value(self._value if self._value in [choice.value for choice in choices] else None)

    def set_chevron(self, chevron: QIcon) -> None:
        self._chevron = chevron
        self.update()

    def set_value(self, value: object) -> None:
        """Show `value` as chosen without a signal; something that is not offered shows as a dash."""
        self._value = value
        self._full = next((choice.text for choice in self._choices if choice.value == value), "–")
        self.setAccessibleName(f"{self._name}: {self._full}")
        self._fit()
        self.updateGeometry()

    def choose(self, value: object) -> None:
        """Choose as the person would."""
        if value != self._value:
            self.set_value(value)
            self.value_changed.emit(value)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        widest = max((self.fontMetrics().horizontalAdvance(choice.text) for choice in self._choices), default=0)
        return QSize(min(widest + _AROUND + _ROUNDING, _WIDEST), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(120, self.sizeHint().width()), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING:
            self._open()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        left, top = self.width() - _RIGHT - _CHEVRON, (self.height() - _CHEVRON) // 2
        painter.drawPixmap(left, top, self._chevron.pixmap(QSize(_CHEVRON, _CHEVRON), self.devicePixelRatioF()))

    def _fit(self) -> None:
        room = max(self.width() - _AROUND, 0)
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(self._full if shown != self._full else "")

    def _open(self) -> None:
        if len(self._choices) > SHORT_LIST:
            self._open_picker()
        else:
            self._open_menu()

    def _open_menu(self) -> None:
        menu = _LetterMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for choice in self._choices:
            action = menu.addAction(choice.text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(choice.value == self._value)
            action.triggered.connect(lambda _on=False, value=choice.value: self.choose(value))
            if action.isChecked():
                menu.setActiveAction(action)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _open_picker(self) -> None:
        offers = [Offer(str(place), choice.text) for place, choice in enumerate(self._choices)]
        picker = ItemPicker(self.window(), self._name, offers)
        picker.picked.connect(lambda id_: self.choose(self._choices[int(id_)].value))
        picker.open_below(self)


class _LetterMenu(QMenu):
    """A letter goes to the next choice that begins with it, as in every list."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter, actions = event.text().casefold(), self.actions()
        if not letter.isalnum():
            super().keyPressEvent(event)
            return
        place = actions.index(self.activeAction()) + 1 if self.activeAction() in actions else 0
        following = actions[place:] + actions[:place]
        hit = next((each for each in following if each.text().casefold().startswith(letter)), None)
        if hit is not None:
            self.setActiveAction(hit)
