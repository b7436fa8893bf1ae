"""Changing the plan: what is planned now, and a form for one more or another rhythm."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QFrame, QHBoxLayout, QTimeEdit, QVBoxLayout, QWidget

from painlog.domain.adherence import PlanDraft
from painlog.domain.shelf import Shelf
from painlog.domain.training import Plan
from painlog.services.exercise_words import routine_name
from painlog.services.plan_words import WEEKDAYS, last_day, plan_text, rule_days, weekday_name
from painlog.ui.page import PageContext
from painlog.ui.pages.exercise.pane import Pane, emptied
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.chips import ChipGroup, Choice
from painlog.ui.widgets.choice_button import ChoiceButton
from painlog.ui.widgets.day_field import day_field, day_of, qt_date
from painlog.ui.widgets.segmented import Segment
from painlog.ui.widgets.tab_order import order_tabs

FIRST_TIME = time(18)
_DAYS_AHEAD = 84
"""What the field of the last day begins with: twelve weeks on."""


class PlanPane(Pane):
    """Works by keyboard alone: what is planned, then a list, seven days, a time, a reminder and an end."""

    planned = Signal(object)
    """draft: PlanDraft"""
    changed = Signal(str, object)
    """plan id, draft: PlanDraft"""
    ended = Signal(str)
    reminded = Signal(str, bool)
    calendar_wanted = Signal()
    suggestion_taken = Signal(object)
    """drafts: tuple[PlanDraft, ...]"""

    def __init__(self, context: PageContext, back: Callable[[], None]) -> None:
        super().__init__(context, context.texts("Change plan"), back)
        t = context.texts
        self._plans: Sequence[Plan] = ()
        self._shelf: Shelf | None = None
        self._zone, self._today = "", date.min
        self._changing: Plan | None = None
        self._row_stops: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.routine = ChoiceButton(t("Routine"))
        self.days = ChipGroup(t("Days"))
        self.days.set_choices([Choice(day, weekday_name(day, t)) for day in WEEKDAYS], ())
        self.every_day = button(t("Every day"), "inlineLink", lambda: self._set_days(WEEKDAYS))
        self.time = QTimeEdit()
        self.time.setDisplayFormat("HH:mm")
        self.time.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.time.setAccessibleName(t("Time"))
        self.begin = _centred(day_field(t("From"), t))
        self.remind = QCheckBox(t("Remind me"))
        self.ends = QCheckBox(t("Ends on"))
        self.end = _centred(day_field(t("Last day"), t))
        self.trouble = label("", "trouble")
        self.save = button("", "primary", self.try_to_save)
        self.stop_changing = button(t("Leave it as it is"), "quiet", lambda: self._form(None))
        self.calendar = button(t("For another calendar…"), "small", self.calendar_wanted.emit)
        self.calendar.setToolTip(t("An .ics file that other calendars read"))
        self.form_title = label("", "strong")
        self.ends.toggled.connect(self.end.setEnabled)
        self._lay_out()
        context.theme.changed.connect(self.dress)
        self.dress()

    @property
    def stops(self) -> list[QWidget]:
        chip = [stop for stop in self.days.stops if stop.focusPolicy() == Qt.FocusPolicy.StrongFocus]
        form = (self.every_day, self.time, self.begin, self.remind, self.ends, self.end, self.save, self.stop_changing)
        return [*super().stops, *self._row_stops, self.calendar, self.routine, *chip, *form]

    def show_plans(
        self, plans: Sequence[Plan], suggested: Sequence[PlanDraft], shelf: Shelf, today: date, zone: str
    ) -> None:
        """Show what is planned now; what stands in the form stays there."""
        self._plans, self._shelf, self._today, self._zone = plans, shelf, today, zone
        t = self.context.texts
        names = [Segment(each.routine.id, routine_name(each, t)) for each in shelf.routines if not each.hidden_by]
        self.routine.set_choices(names)
        emptied(self._list)
        self._row_stops = []
        for plan in plans:
            self._list.addWidget(self._plan_row(plan))
        if not plans:
            self._list.addWidget(self._suggestion(suggested))
        self.calendar.setVisible(bool(plans))
        order_tabs(self.stops)

    def begin_form(self, routine_id: str) -> None:
        """Begin a new plan for a routine."""
        self._form(None)
        if routine_id in [choice.value for choice in self.routine.choices]:
            self.routine.set_value(routine_id)

    def try_to_save(self) -> None:
        """Plan what the form says, or say what is missing."""
        t = self.context.texts
        if not self.days.chosen or self.routine.value is None:
            self._say(t("Choose a routine and at least one day."))
            return
        begin, end = day_of(self.begin), day_of(self.end)
        if self.ends.isChecked() and end < begin:
            self._say(t("The last day is before the first."))
            return
        self._say("")
        draft = PlanDraft(
            str(self.routine.value), self._rule(), self._start(begin), self._zone, self.remind.isChecked()
        )
        if self._changing is None:
            self.planned.emit(draft)
        else:
            self.changed.emit(self._changing.id, draft)

    def saved(self) -> None:
        """What stood in the form is in the diary."""
        self._form(None)

    def dress(self) -> None:
        """Wear the theme's icons."""
        chevron = self.context.icons.icon("chevron-down", self.context.theme.tokens["ink2"], 16)
        self.routine.set_chevron(chevron)

    def _rule(self) -> str:
        days = self.days.chosen
        rule = "FREQ=DAILY" if tuple(days) == WEEKDAYS else f"FREQ=WEEKLY;BYDAY={','.join(days)}"
        return f"{rule};UNTIL={day_of(self.end):%Y%m%d}" if self.ends.isChecked() else rule

    def _start(self, begin: date) -> datetime:
        chosen = self.time.time()
        return datetime.combine(begin, time(chosen.hour(), chosen.minute()))

    def _form(self, plan: Plan | None) -> None:
        """Fill the form from a plan, or for a new one."""
        t = self.context.texts
        self._changing = plan
        self.form_title.setText(t("Change it from the first day on") if plan else t("Plan a routine"))
        self.save.setText(t("Change the plan") if plan else t("Add to the plan"))
        self.stop_changing.setVisible(plan is not None)
        at = plan.start.time() if plan else FIRST_TIME
        self.time.setTime(QTime(at.hour, at.minute))
        first = max(self._today, plan.start.date()) if plan else self._today
        self.begin.setDate(qt_date(first))
        self.remind.setChecked(plan.remind if plan else True)
        self._set_days((rule_days(plan.rule) or ()) if plan else ())
        until = last_day(plan) if plan else None
        self.ends.setChecked(until is not None)
        self.end.setEnabled(until is not None)
        last = qt_date(until) if until else self.begin.date().addDays(_DAYS_AHEAD)
        self.end.setDate(last)
        if plan is not None:
            self.routine.set_value(plan.routine_id)
        elif self.routine.value is None and self.routine.choices:
            self.routine.set_value(self.routine.choices[0].value)
        self._say("")

    def _set_days(self, days: Sequence[str]) -> None:
        t = self.context.texts
        self.days.set_choices([Choice(day, weekday_name(day, t)) for day in WEEKDAYS], days)

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _name(self, routine_id: str) -> str:
        t = self.context.texts
        shelved = self._shelf.routine(routine_id) if self._shelf else None
        return routine_name(shelved, t) if shelved else t("A routine that is gone")

    def _plan_row(self, plan: Plan) -> QWidget:
        t = self.context.texts
        made = _row()
        across = QHBoxLayout(made)
        across.setContentsMargins(12, 8, 8, 8)
        across.setSpacing(8)
        name = self._name(plan.routine_id)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(name, "strong"))
        texts.addWidget(label(plan_text(plan, t), "caption"))
        remind = QCheckBox(t("Remind me"))
        remind.setChecked(plan.remind)
        remind.setAccessibleName(f"{name}: {t('Remind me')}")
        remind.clicked.connect(lambda on: self.reminded.emit(plan.id, on))
        change = button(t("Change"), "inlineLink", partial(self._change, plan))
        change.setAccessibleName(f"{name}: {t('Change')}")
        end = button(t("End"), "inlineLink", partial(self.ended.emit, plan.id))
        end.setAccessibleName(f"{name}: {t('End')}")
        across.addLayout(texts, 1)
        for widget in (remind, change, end):
            across.addWidget(widget)
            self._row_stops.append(widget)
        return made

    def _change(self, plan: Plan) -> None:
        self._form(plan)
        self.area.ensureWidgetVisible(self.save)
        self.routine.setFocus()

    def _suggestion(self, drafts: Sequence[PlanDraft]) -> QWidget:
        t = self.context.texts
        made = _row()
        box = QVBoxLayout(made)
        box.setContentsMargins(12, 10, 12, 12)
        box.setSpacing(4)
        box.addWidget(label(t("Nothing is planned yet. A plan to begin with:"), "strong"))
        for draft in drafts:
            said = plan_text(Plan("", draft.routine_id, draft.rule, draft.start, draft.zone, draft.start), t)
            box.addWidget(label(f"• {self._name(draft.routine_id)}: {said}", "secondary"))
        take = button(t("Use this plan"), "", lambda: self.suggestion_taken.emit(tuple(drafts)))
        box.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)
        self._row_stops.append(take)
        return made

    def _lay_out(self) -> None:
        t = self.context.texts
        self.column.addLayout(self._list)
        self.column.addWidget(self.calendar, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.form_title)
        self.column.addWidget(self.routine, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.days)
        self.column.addWidget(self.every_day, 0, Qt.AlignmentFlag.AlignLeft)
        when = QHBoxLayout()
        when.setSpacing(10)
        for title, field in ((t("Time"), self.time), (t("From"), self.begin)):
            when.addWidget(label(title, "secondary", wrap=False))
            when.addWidget(field)
        when.addStretch(1)
        self.column.addLayout(when)
        self.column.addWidget(self.remind)
        until = QHBoxLayout()
        until.setSpacing(10)
        until.addWidget(self.ends)
        until.addWidget(self.end)
        until.addStretch(1)
        self.column.addLayout(until)
        self.column.addWidget(self.trouble)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.stop_changing)
        buttons.addStretch(1)
        self.column.addLayout(buttons)
        self.column.addStretch(1)


def _row() -> QFrame:
    made = QFrame()
    made.setProperty("role", "deskRow")
    return made


def _centred(field: QDateEdit) -> QDateEdit:
    field.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return field
