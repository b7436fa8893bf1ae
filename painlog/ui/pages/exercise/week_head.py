"""The head of the page: its title, the week that is shown, and the way to the weeks before and after."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from painlog.ui.page import PageContext
from painlog.ui.widgets.card import icon_button, label


class WeekHead(QWidget):
    """`stepped` says how many weeks to go on."""

    stepped = Signal(int)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        t = context.texts
        self._context = context
        icon = context.icons.icon("chevron-left", context.theme.tokens["ink2"])
        self.before = icon_button(icon, t("Week before"), lambda: self.stepped.emit(-1), 36)
        self.after = icon_button(icon, t("Week after"), lambda: self.stepped.emit(1), 36)
        self.week = label("", "", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(label(t("Exercise"), "title", wrap=False))
        row.addStretch(1)
        for widget in (self.before, self.week, self.after):
            row.addWidget(widget)
        context.theme.changed.connect(self._dress)
        self._dress()

    @property
    def stops(self) -> list[QWidget]:
        """The controls that Tab visits, in order."""
        return [self.before, self.after]

    def show_week(self, text: str, present: bool) -> None:
        """Show which week is seen."""
        self.week.setText(text)
        self.week.setToolTip(self._context.texts("This week") if present else "")

    def _dress(self) -> None:
        ink = self._context.theme.tokens["ink2"]
        self.before.setIcon(self._context.icons.icon("chevron-left", ink))
        self.after.setIcon(self._context.icons.icon("chevron-right", ink))
