"""The card that says which block of an experiment a day lies in, with a tick for having kept to it."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from painlog.domain.experiments import Phase
from painlog.services import experiment_words as words
from painlog.services.bundle import DiaryServices
from painlog.services.experiments import TrialDay
from painlog.ui.page import Page
from painlog.ui.widgets.card import Card, label


class ExperimentCard(Card):
    """Hidden on days without an experiment."""

    def __init__(self, page: Page) -> None:
        t = page.context.texts
        super().__init__(t("Your experiment"))
        self._page = page
        self._shown: TrialDay | None = None
        self.what = label("", "strong")
        self.said = label("", "secondary")
        self.kept = QCheckBox(t("Kept to it"))
        self.kept.setAccessibleName(t("Kept to it on this day"))
        self.kept.clicked.connect(self._ticked)
        for widget in (self.what, self.said, self.kept):
            self.box.addWidget(widget)
        self.hide()

    @property
    def stops(self) -> list[QWidget]:
        """The controls that Tab visits, in order."""
        return [self.kept]

    def refresh(self, services: DiaryServices, day: date) -> None:
        """Show what `day` is in an experiment, or nothing."""
        shown = services.experiments.on_day(day)
        self._shown = shown
        if shown is not None:
            self._show(shown)
        self.setVisible(shown is not None)

    def _show(self, shown: TrialDay) -> None:
        t, trial = self._page.context.texts, shown.trial
        running = trial.phase is Phase.RUNNING and shown.block is not None
        if running and shown.block is not None:
            self.what.setText(words.block_name(trial.item, shown.block.treated, t))
            self.said.setText(words.block_sentence(trial, shown.block, t))
        else:
            self.what.setText(words.question(trial.item, t))
            self.said.setText(words.phase_sentence(trial, t))
        self.kept.setChecked(shown.kept)
        self.kept.setVisible(running)

    def _ticked(self) -> None:
        shown, kept = self._shown, self.kept.isChecked()
        if shown is not None:
            id_, day = shown.trial.experiment.id, shown.day
            self._page.context.perform(lambda services: services.experiments.tick(id_, day, kept), self._page)
