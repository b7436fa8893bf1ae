"""Every action of the window, once: its text, its shortcut and what it does. Menu and keys are made from this."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from painlog.domain.naming import N_
from painlog.i18n import Texts
from painlog.services.bundle import DiaryServices


class Command(NamedTuple):
    """One thing the person can do. `keys` are portable key names; the first is shown in the menu.

    `chosen` tells, for one of several choices, whether it is the present one: it then has a mark in the menu.
    """

    id: str
    text: str
    act: Callable[[], object]
    keys: tuple[str, ...] = ()
    chosen: Callable[[], bool] | None = None


class Section(NamedTuple):
    """A submenu and its commands; None is a separator."""

    title: str
    commands: tuple[Command | None, ...]


def fill_menu(menu: QMenu, sections: Sequence[Section], owner: QWidget) -> dict[str, QAction]:
    """Build the menu; the actions also belong to `owner`, so that their keys work without the menu."""
    made: dict[str, QAction] = {}
    for section in sections:
        under = menu.addMenu(section.title)
        for command in section.commands:
            if command is None:
                under.addSeparator()
                continue
            action = _action(command, owner)
            under.addAction(action)
            made[command.id] = action
            if command.chosen is not None:
                action.setCheckable(True)
                under.aboutToShow.connect(partial(_mark, action, command.chosen))
    return made


def _mark(action: QAction, chosen: Callable[[], bool]) -> None:
    action.setChecked(chosen())


def name_undo(actions: Mapping[str, QAction], services: DiaryServices | None, texts: Texts) -> None:
    """Say in the menu what undo and redo would do."""
    history = services.history if services else None
    for id_, plain, named, label in (
        ("undo", texts("Undo"), N_("Undo: {label}"), history.undo_label if history else None),
        ("redo", texts("Redo"), N_("Redo: {label}"), history.redo_label if history else None),
    ):
        actions[id_].setText(texts(named, label=texts(label)) if label else plain)


def _action(command: Command, owner: QWidget) -> QAction:
    action = QAction(command.text, owner)
    action.setShortcuts([QKeySequence(keys) for keys in command.keys])
    action.triggered.connect(lambda _checked=False: command.act())
    owner.addAction(action)
    return action
