"""The card of today's exercise: what is due with its Start, what was done, or what comes next."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from painlog.domain.exercises import Exercise
from painlog.domain.training import SessionOutcome
from painlog.errors import UserError
from painlog.services.bundle import DiaryServices
from painlog.services.day_sessions import ended_text
from painlog.services.exercise_words import minutes_text, routine_name
from painlog.services.todays_exercise import TodaysExercise
from painlog.ui.page import Page
from painlog.ui.widgets.card import Card, button, label
from painlog.ui.widgets.exercise_picture import ExercisePicture

PICTURE = (96, 72)


class ExerciseCard(Card):
    """Hidden where nothing is planned."""

    def __init__(self, page: Page) -> None:
        context = page.context
        super().__init__(context.texts("Today's exercise"))
        self.title.setWordWrap(True)
        self.head.setStretchFactor(self.title, 100)
        self._page = page
        self._services: DiaryServices | None = None
        self._shown: TodaysExercise | None = None
        self.picture = ExercisePicture(context.theme, context.icons)
        self.picture.setFixedSize(context.theme.px(PICTURE[0]), context.theme.px(PICTURE[1]))
        self.name = label("", "strong")
        self.amount = label("", "caption")
        self.minutes = label("", "caption")
        self.said = label("", "tileDone")
        self._tick = QLabel()
        self.start = button(context.texts("Start"), "tinted", self._play)
        self.link = button(context.texts("Show the week"), "inlineLink", lambda: context.show_page("exercise"))
        self._lay_out()
        context.theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def stops(self) -> list[QWidget]:
        """The controls that Tab visits, in order."""
        return [self.start, self.link]

    def show_exercise(self, services: DiaryServices, shown: TodaysExercise | None) -> None:
        """Show what is due today, was done, or comes next; nothing hides the card."""
        self._services, self._shown = services, shown
        self.setVisible(shown is not None)
        if shown is None:
            return
        t, shelved = self._page.context.texts, shown.shelved
        self.title.setText(t("Today's exercise") if shown.due or shown.done else t("Next exercise"))
        self.name.setText(routine_name(shelved, t))
        self.amount.setText(t.n("{n} exercise", "{n} exercises", shelved.exercises))
        self.minutes.setText(minutes_text(shelved.minutes, t))
        self._show_picture(shown)
        start = shown.occurrence.start
        when = t("{day}, {time}", day=t.day(start.date()), time=t.time(start))
        self.said.setText(ended_text(shown.done, t) if shown.done else when)
        self._tick.setVisible(shown.done not in (None, SessionOutcome.HURT))
        self.said.setVisible(not shown.due)
        self.start.setVisible(shown.due and not shelved.hidden_by)
        self.start.setAccessibleName(f"{self.start.text()}: {self.name.text()}")

    def _show_picture(self, shown: TodaysExercise) -> None:
        offered = [each.exercise for each in shown.shelved.offered]
        telling = next((each for each in offered if each.kind != "breathing"), None)
        if isinstance(telling, Exercise):
            self.picture.show_figure(telling.figure, "")
        else:
            path = self._services.routines.picture_of(telling) if self._services and telling else None
            self.picture.show_file(path, "")

    def _play(self) -> None:
        from painlog.ui.player.start import Request, play

        shown, services = self._shown, self._services
        if shown is None or services is None:
            return
        request = Request(shown.shelved.routine, shown.occurrence.plan_id, shown.occurrence.wall)
        try:
            play(self._page, self._page.context, services, request)
        except UserError as trouble:
            self._page.context.show_message(self._page.context.texts.error(trouble))

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        for widget in (self.name, self.amount, self.minutes):
            texts.addWidget(widget)
        texts.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(self.picture)
        across.addLayout(texts, 1)
        done = QHBoxLayout()
        done.setSpacing(6)
        done.addWidget(self._tick)
        done.addWidget(self.said, 1)
        self.box.addLayout(across)
        self.box.addLayout(done)
        self.box.addWidget(self.start)
        self.box.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)

    def _dress(self) -> None:
        icons, tokens = self._page.context.icons, self._page.context.theme.tokens
        self.start.setIcon(icons.icon("play", tokens["accent"], 20))
        self._tick.setPixmap(icons.icon("done", tokens["accent"], 20).pixmap(QSize(20, 20)))
