"""F1: every key in one list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from painlog.i18n import Texts
from painlog.ui.actions import Section
from painlog.ui.widgets.card import label


def key_rows(t: Texts, sections: Sequence[Section]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Groups of (keys, what they do): those of the menu, then those of single controls."""
    menu = [
        (
            section.title,
            [(_shown(command.keys), command.text) for command in section.commands if command and command.keys],
        )
        for section in sections
    ]
    typed = (
        t("Score"),
        [
            ("0–9", t("Set the score; 1 then 0 quickly is 10")),
            ("← →", t("One less, one more")),
            ("↵", t("Save the entry")),
            ("Esc", t("Clear the form")),
        ],
    )
    chips = (
        t("Triggers and treatments"),
        [
            ("← → ↑ ↓", t("Move between chips")),
            (t("Space"), t("Tick or untick")),
            ("a–z", t("Jump to the next chip with this letter")),
            ("1–5", t("Set the relief of a ticked treatment")),
        ],
    )
    body = (
        t("Body map"),
        [
            ("← → ↑ ↓", t("Move to the nearest place")),
            (t("Space"), t("Mark or unmark it")),
            ("0–9", t("Give it a score of its own")),
            ("F", t("Front or back")),
        ],
    )
    trends = (
        t("Trends"),
        [
            ("[ ]", t("Shorter or longer range")),
            ("← →", t("Read the day before or after")),
            (t("Home End"), t("First or last day shown")),
            ("+ −", t("Zoom")),
            ("↵", t("Open the day in History")),
        ],
    )
    insights = (t("Insights"), [("↑ ↓", t("Move between the rows")), (t("Home End"), t("First row, last row"))])
    history = (
        t("History"),
        [
            ("← → ↑ ↓", t("Another day in the year, another entry in the list")),
            (t("PgUp PgDn"), t("Another month")),
            ("↵", t("Edit the entry")),
            (t("Del"), t("Delete the entry")),
        ],
    )
    player = (
        t("Guided session"),
        [
            (t("Space"), t("Pause")),
            ("← →", t("Back, skip")),
            ("+", t("Ten seconds more")),
            ("R", t("Show how again")),
            ("S V", t("Sound, voice")),
            ("F", t("Full screen")),
            ("H", t("Stop, this hurts")),
            ("Esc", t("Leave; what was done is kept")),
        ],
    )
    visit = (
        t("Doctor visit"),
        [
            (t("PgUp PgDn"), t("Another page of the report")),
            ("+ − 0", t("Zoom, fit the page in")),
            ("↑ ↓", t("On the grip of a question: move it")),
            ("0–9", t("In a check-in: answer, and go on to the next question")),
        ],
    )
    return [group for group in (*menu, typed, chips, body, history, trends, insights, player, visit) if group[1]]


def show_key_list(parent: QWidget, t: Texts, sections: Sequence[Section]) -> None:
    """Open the list; Esc closes it."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(t("Keyboard shortcuts"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setColumnStretch(1, 1)
    row = 0
    for title, lines in key_rows(t, sections):
        grid.addWidget(label(title, "cardTitle", wrap=False), row, 0, 1, 2)
        for keys, what in lines:
            row += 1
            grid.addWidget(label(keys, "strong", wrap=False), row, 0)
            grid.addWidget(label(what), row, 1)
        row += 1
    inside = QWidget()
    inside.setLayout(grid)
    scroll = QScrollArea()
    scroll.setWidget(inside)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    box = QVBoxLayout(dialog)
    box.addWidget(scroll)
    dialog.resize(520, 640)
    dialog.exec()
    dialog.deleteLater()


def _shown(keys: Sequence[str]) -> str:
    return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
