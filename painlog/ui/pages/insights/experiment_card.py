"""Experiments on Insights: a suggestion, the one that is open, or what came out of those that are over."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from painlog.domain.catalogue import Item
from painlog.domain.experiments import Phase
from painlog.services import experiment_words as words
from painlog.services.experiments import Trial, TrialPlan, TrialResult, Trials
from painlog.ui.dialogs.experiment_setup import USUAL_BLOCK_DAYS, ExperimentSetup
from painlog.ui.page import PageContext
from painlog.ui.widgets.block_strip import BlockStrip, BlockTile
from painlog.ui.widgets.card import Card, button, label

_EXAMPLE = (True, False, False, True)
"""An order that chance could draw, as the suggestion shows it."""


class ExperimentCard(Card):
    """Setting up begins here; every write goes through `perform` and can be undone."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self._trials: Trials | None = None
        self._place = 0
        t = context.texts
        self.title.setText(t("Try an experiment"))
        self.setAccessibleName(self.title.text())
        self._sign = QLabel()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._sign)
        head.addWidget(self.title, 1)
        self.box.addLayout(head)
        self.question = label("", "strong")
        self.said = label()
        self.strip = BlockStrip(t("The blocks"))
        self.told = QWidget()
        self._lines = QVBoxLayout(self.told)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        self.set_up = button("", "primary", self.open_setup)
        self.stop = button(t("Stop the experiment"), "", self.stop_now)
        self.earlier = button(t("Show the one before"), "quiet", self.show_earlier)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for pressed in (self.set_up, self.stop, self.earlier):
            buttons.addWidget(pressed)
        buttons.addStretch(1)
        for widget in (self.question, self.said, self.strip, self.told):
            self.box.addWidget(widget)
        self.box.addLayout(buttons)
        self.box.addStretch(1)
        self.dress()

    @property
    def stops(self) -> list[QWidget]:
        """The controls that Tab visits, in order."""
        return [self.set_up, self.stop, self.earlier]

    @property
    def sentences(self) -> list[str]:
        """What is told under the blocks, line by line."""
        lines = (self._lines.itemAt(place) for place in range(self._lines.count()))
        widgets = (line.widget() for line in lines if line is not None)
        return [widget.text() for widget in widgets if isinstance(widget, QLabel)]

    def show_trials(self, trials: Trials) -> None:
        """Show where experiments stand."""
        held = self.window().focusWidget() in self.stops
        self._trials = trials
        self._place = min(self._place, max(len(trials.over) - 1, 0))
        if trials.current is not None:
            self._show_open(trials.current, trials)
        elif trials.over:
            self._show_result(trials.over[self._place])
        elif trials.choices:
            self._suggest(trials.choices[0])
        t = self.context.texts
        self.setVisible(bool(trials.current or trials.over or trials.choices))
        self.set_up.setText(t("Set up another…") if trials.over else t("Set it up…"))
        self.set_up.setVisible(trials.current is None)
        self.stop.setVisible(trials.current is not None)
        self.earlier.setVisible(trials.current is None and len(trials.over) > 1)
        if held:
            (self.set_up if trials.current is None else self.stop).setFocus()

    def open_setup(self) -> None:
        """Ask what to compare; nothing begins before the start is pressed there."""
        if self._trials is not None and self._trials.choices:
            theme, t = self.context.theme, self.context.texts
            ExperimentSetup(self.window(), theme, t, self._trials, self.start).open()

    def start(self, plan: TrialPlan) -> None:
        """Draw the order and keep it."""
        self.context.perform(lambda services: services.experiments.start(plan)[1], None)

    def stop_now(self) -> None:
        """End the open experiment."""
        current = self._trials.current if self._trials else None
        if current is not None:
            id_ = current.experiment.id
            self.context.perform(lambda services: services.experiments.stop(id_), None)

    def show_earlier(self) -> None:
        """Show the result of the experiment before the one that is shown, and after the first the latest again."""
        if self._trials is not None and self._trials.over:
            self._place = (self._place + 1) % len(self._trials.over)
            self._show_result(self._trials.over[self._place])

    def dress(self) -> None:
        """Wear the theme."""
        icon = self.context.icons.icon("flask", self.context.theme.tokens["accent"], 22)
        self._sign.setPixmap(icon.pixmap(QSize(22, 22)))

    def _suggest(self, item: Item) -> None:
        t = self.context.texts
        self.question.setText(words.question(item, t))
        weeks = USUAL_BLOCK_DAYS // 7
        self.said.setText(
            t(
                "Two weeks with {treatment}, two without, several times over, in an order drawn by chance. "
                "painlog compares them at the end. For example:",
                treatment=words.inside(item, t),
            )
        )
        self.strip.show_tiles(
            [
                BlockTile(
                    t("Weeks {first}–{last}", first=place * weeks + 1, last=(place + 1) * weeks),
                    words.block_name(item, treated, t),
                    treated,
                )
                for place, treated in enumerate(_EXAMPLE)
            ]
        )
        self._tell([])

    def _show_open(self, trial: Trial, trials: Trials) -> None:
        t = self.context.texts
        today = trials.today
        block = trial.experiment.block_on(today)
        running = trial.phase is Phase.RUNNING and block is not None
        self.question.setText(words.question(trial.item, t))
        self.said.setText(
            words.block_sentence(trial, block, t) if running and block else words.phase_sentence(trial, t)
        )
        self.strip.show_tiles(self._tiles(trial, block.number if running and block else 0))
        counted = max((today - trial.experiment.first_day).days + 1, 0)
        kept = [words.kept_sentence(len(trial.experiment.kept_days), counted, t)] if running else []
        self._tell([*kept, t("What came out is shown at the end.")])

    def _show_result(self, found: TrialResult) -> None:
        t = self.context.texts
        trial = found.trial
        self.question.setText(words.question(trial.item, t))
        said = (words.span_text(trial.experiment, t), words.phase_sentence(trial, t))
        self.said.setText(" ".join(t.sentence(part) for part in said))
        self.strip.show_tiles(self._tiles(trial, 0))
        first, *others = words.result_sentences(found, t)
        kept = words.kept_sentence(found.kept, found.counted, t)
        self._tell([first, " · ".join(words.pair_sentences(found.result, t)), *others, kept])

    def _tiles(self, trial: Trial, now: int) -> list[BlockTile]:
        t = self.context.texts
        return [
            BlockTile(
                t.date(block.first, "MMMd"),
                words.block_name(trial.item, block.treated, t),
                block.treated,
                block.number == now,
            )
            for block in trial.experiment.blocks
        ]

    def _tell(self, sentences: list[str]) -> None:
        while (line := self._lines.takeAt(0)) is not None:
            gone = line.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for sentence in sentences:
            self._lines.addWidget(label(sentence, "secondary"))
        self.told.setVisible(bool(sentences))
