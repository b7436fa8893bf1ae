"""The three steps of the first start."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from painlog.domain.emergency import NUMBERS, Numbers, country_of
from painlog.domain.naming import N_
from painlog.domain.settings import LONGEST_NUMBER, SUBJECT_NAMES, Subject
from painlog.i18n import language_name, languages
from painlog.ui.country_choice import country_choices
from painlog.ui.page import PageContext
from painlog.ui.widgets.card import label
from painlog.ui.widgets.choice_button import ChoiceButton
from painlog.ui.widgets.entry_line import EntryLine
from painlog.ui.widgets.segmented import Segment, SegmentedControl

WHAT_IT_IS = (
    N_(
        "A diary for pain: a number from 0 to 10 and, if you like, where it hurts, what may have set it off and what "
        "you tried."
    ),
    N_("It counts and shows what you recorded. It does not diagnose, treat or advise, and it does not foretell."),
    N_("Everything stays on this computer: no account, no network."),
)


class Step(QWidget):
    """A title and something to read or to choose."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(6)
        self.box.addWidget(label(title, "title"))
        self.box.addSpacing(6)

    @property
    def first(self) -> QWidget | None:
        """The control on which the keyboard begins, if there is one."""
        return None


class ReadStep(Step):
    """What painlog is, and what it is not."""

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__(t("Welcome to painlog"))
        for sentence in WHAT_IT_IS:
            self.box.addWidget(label(t(sentence)))
            self.box.addSpacing(4)
        self.box.addStretch(1)


class PlaceStep(Step):
    """Language and country; the country fills in whom to call, and the person makes sure."""

    def __init__(self, context: PageContext, language: str) -> None:
        t = context.texts
        super().__init__(t("Your language and whom to call"))
        spoken = [Segment(code, language_name(code)) for code in languages(context.resources / "locale")]
        self.language = ChoiceButton(t("Language"), (Segment("", t("As the system")), *spoken))
        self.language.set_value(language)
        self.country = ChoiceButton(t("Country"), country_choices(t))
        self.emergency = EntryLine(t("Emergency number"), LONGEST_NUMBER)
        self.crisis = EntryLine(t("Crisis line"), LONGEST_NUMBER)
        fields = (
            (t("Language"), self.language),
            (t("Country"), self.country),
            (t("Emergency number"), self.emergency),
            (t("Crisis line"), self.crisis),
        )
        for name, field in fields:
            self.box.addWidget(label(name, "secondary"))
            self.box.addWidget(field)
        self.box.addWidget(label(t("Check that the numbers are right where you live. All of it can wait."), "caption"))
        self.box.addStretch(1)
        self.country.value_changed.connect(lambda code: self._fill(NUMBERS.get(str(code), Numbers(""))))
        self.country.choose(country_of(t.language))

    @property
    def first(self) -> QWidget:
        return self.language

    @property
    def values(self) -> dict[str, Any]:
        """The settings of the diary that were chosen."""
        return {
            "country": str(self.country.value or ""),
            "emergency_number": self.emergency.text(),
            "crisis_line": self.crisis.text(),
        }

    def _fill(self, numbers: Numbers) -> None:
        self.emergency.show_text(numbers.emergency)
        self.crisis.show_text(numbers.crisis_line)


class SubjectStep(Step):
    """What the diary is about, so that Today asks for it."""

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__(t("What is your diary about?"))
        self.subject = SegmentedControl(
            [Segment(subject, t(name)) for subject, name in SUBJECT_NAMES.items()], self.title, foldable=True
        )
        self.subject.set_value(Subject.BACK)
        self.box.addWidget(self.subject, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addWidget(
            label(t("Today asks for it, and days are counted by it. Settings can change it later."), "caption")
        )
        self.box.addStretch(1)

    @property
    def first(self) -> QWidget:
        return next(stop for stop in self.subject.stops if stop.focusPolicy() & Qt.FocusPolicy.TabFocus)

    @property
    def values(self) -> dict[str, Any]:
        """The settings of the diary that were chosen."""
        return {"subject": self.subject.value, "count_every_site": self.subject.value is Subject.ANY_PAIN}
