"""Copy and Save picture: what every chart of the window offers, whoever draws it."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QWidget

from painlog.errors import UserError
from painlog.ui.file_choice import file_to_save
from painlog.ui.page import PageContext
from painlog.ui.widgets.card import button, icon_button


class Picture(Protocol):
    """A chart that can leave the window."""

    def copy_picture(self) -> None:
        """Put the chart on the clipboard."""

    def save_picture(self, path: Path) -> None:
        """Write the chart as PNG, SVG or PDF, by the name's ending; raises `UserError` where that fails."""


class PictureButtons(QObject):
    """The two buttons of a chart called `name`; `file` is the end of the offered file name. Small ones are icons."""

    def __init__(
        self, host: QWidget, context: PageContext, picture: Picture, name: str, file: str, small: bool = False
    ) -> None:
        super().__init__(host)
        self._host, self._context, self._picture, self._file = host, context, picture, file
        t = context.texts
        self.copy = chart_button(context, "copy", t("Copy"), self.copy_picture, small)
        self.save = chart_button(context, "download", t("Save picture…"), self.ask_and_save, small)
        name_button(self.copy, t("Copy"), name, small)
        name_button(self.save, t("Save picture…"), name, small)
        context.theme.changed.connect(self._dress)
        self._dress()

    def copy_picture(self) -> None:
        """Put the chart on the clipboard and say so."""
        self._picture.copy_picture()
        self._context.show_message(self._context.texts("Picture copied"))

    def ask_and_save(self) -> None:
        """Ask for a file and write the chart to it."""
        t = self._context.texts
        kinds = {f"{kind} (*.{kind.lower()})": f".{kind.lower()}" for kind in ("PNG", "SVG", "PDF")}
        offered = f"painlog-{self._file}.png"
        path, kind = file_to_save(self._host, t("Save picture"), offered, ";;".join(kinds))
        if path is not None:
            self.save_picture(path if path.suffix else path.with_suffix(kinds.get(kind, ".png")))

    def save_picture(self, path: Path) -> None:
        """Write the chart to a PNG, SVG or PDF file and say how that went."""
        t = self._context.texts
        try:
            self._picture.save_picture(path)
        except UserError as trouble:
            self._context.show_message(t.error(trouble))
        else:
            self._context.show_message(t("Saved {file}", file=path.name))

    def _dress(self) -> None:
        for pressed, icon in ((self.copy, "copy"), (self.save, "download")):
            pressed.setIcon(self._context.icons.icon(icon, self._context.theme.tokens["ink2"], 20))


def chart_button(
    context: PageContext, icon: str, words: str, act: Callable[[], object], small: bool
) -> QAbstractButton:
    """A button below a chart: in words, or only an icon where the chart is small."""
    if not small:
        return button(words, "quiet", act)
    return icon_button(context.icons.icon(icon, context.theme.tokens["ink2"], 20), words, act)


def name_button(pressed: QAbstractButton, words: str, name: str, small: bool) -> None:
    """Say what a button does, and to which chart for a screen reader."""
    if small:
        pressed.setToolTip(words)
    else:
        pressed.setText(words)
    pressed.setAccessibleName(f"{words}: {name}")
