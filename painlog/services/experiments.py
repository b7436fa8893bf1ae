"""Experiments on oneself: setting one up, keeping to it, stopping it, and what came out."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from painlog.clock import Clock, diary_day
from painlog.domain.catalogue import Catalogue, Item, Kind
from painlog.domain.experiments import Experiment, Phase, Standing, TrialBlock, first_days, standing
from painlog.domain.naming import N_
from painlog.domain.records import Answer
from painlog.domain.settings import DiarySettings
from painlog.errors import UserError
from painlog.services.changes import Changes, changes_of

if TYPE_CHECKING:
    from painlog.analysis.experiment import ExperimentResult
    from painlog.storage.diary_store import DiaryStore, Snapshot
    from painlog.storage.insight_rows import InsightEntry


@dataclass(frozen=True, slots=True)
class Trial:
    """An experiment, the treatment it is about, and how it stands."""

    item: Item
    standing: Standing

    @property
    def experiment(self) -> Experiment:
        return self.standing.experiment

    @property
    def phase(self) -> Phase:
        return self.standing.phase


@dataclass(frozen=True, slots=True)
class TrialDay:
    """What Today shows: the trial on `day`, the block that the day lies in, and whether the day was ticked."""

    trial: Trial
    day: date
    block: TrialBlock | None
    kept: bool


@dataclass(frozen=True, slots=True)
class TrialResult:
    """A trial that is over and what came out. `kept` of its `counted` days were ticked as kept to the plan."""

    trial: Trial
    result: "ExperimentResult"
    kept: int
    counted: int


@dataclass(frozen=True, slots=True)
class Trials:
    """What Insights shows: the trial to come or under way, those that are over (newest first), and what may be tried.

    `choices` begin with what was used most; `first_days` are the days on which one may begin.
    """

    today: date
    current: Trial | None
    over: tuple[TrialResult, ...]
    choices: tuple[Item, ...]
    first_days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class TrialPlan:
    """What a person chose: the id of a treatment, pairs of blocks, days of a block, and the day on which it begins."""

    treatment: str
    pairs: int
    block_days: int
    first_day: date


class ExperimentsService:
    """The experiments of one open diary. There is one at a time.

    `urgent_signs` are the ids of the emergency and today signs, of which a yes ends it.
    """

    def __init__(self, store: "DiaryStore", clock: Clock, urgent_signs: AbstractSet[str]) -> None:
        self._store = store
        self._clock = clock
        self._urgent_signs = urgent_signs

    def now(self) -> Trials:
        """Everything that Insights shows of experiments; may be asked on any thread."""
        from painlog.analysis.experiment import may_be_tried
        from painlog.services.insights import counted
        from painlog.storage.diary_store import use_counts
        from painlog.storage.insight_rows import read_insight_entries

        with self._store.snapshot() as session:
            today = self._today(session)
            catalogue = _catalogue(session)
            trials = self._trials(session, catalogue)
            used = use_counts(session, Kind.TREATMENT)
            over = [trial for trial in reversed(trials) if not trial.phase.open]
            every_site = _settings(session).count_every_site
            entries = counted(read_insight_entries(session, today), every_site) if over else ()
        allowed = [item for item in catalogue.items(Kind.TREATMENT) if may_be_tried(item)]
        choices = sorted(allowed, key=lambda item: -used.get(item.id, 0))
        results = tuple(_result(entries, trial) for trial in over)
        return Trials(today, _current(trials), results, tuple(choices), first_days(today))

    def on_day(self, day: date) -> TrialDay | None:
        """What Today shows on a diary day: a trial that is open, or one that ended on that very day."""
        with self._store.snapshot() as session:
            trials = self._trials(session, _catalogue(session))
        for trial in reversed(trials):
            block = trial.experiment.block_on(day)
            if trial.phase.open or trial.standing.ended_on == day:
                return TrialDay(trial, day, block, day in trial.experiment.kept_days)
        return None

    def start(self, plan: TrialPlan) -> tuple[Experiment, Changes]:
        """Draw the order and keep it with the plan.

        Raises `UserError` where another one is open, where the treatment may not be tried, where the first day has
        passed, and on a day on which an emergency or a today sign was answered yes.
        """
        from painlog.analysis.experiment import drawn_order
        from painlog.storage.experiment_rows import put_experiment

        key = self._store.keys()
        with self._store.transaction(N_("Experiment set up")) as work:
            today = self._today(work.session)
            self._check(work.session, plan, today)
            order = drawn_order(plan.pairs, Random(key))
            made = Experiment(
                key, plan.treatment, plan.block_days, order, plan.first_day, self._clock.now().replace(microsecond=0)
            )
            put_experiment(work, made)
        return made, changes_of(work.tables, N_("Experiment set up"))

    def stop(self, experiment_id: str) -> Changes:
        """End an experiment today; the days until now are kept and can be looked at."""
        from painlog.storage.experiment_rows import put_experiment

        with self._store.transaction(N_("Experiment stopped")) as work:
            today = self._today(work.session)
            found = _found(work.session, experiment_id)
            put_experiment(work, replace(found, stopped_on=min(today, found.last_day)))
        return changes_of(work.tables, N_("Experiment stopped"))

    def tick(self, experiment_id: str, day: date, kept: bool) -> Changes:
        """Tick a day as kept to the plan, or take the tick away; raises `UserError` outside of the experiment."""
        from painlog.storage.experiment_rows import put_tick

        label = N_("Day ticked") if kept else N_("Tick removed")
        with self._store.transaction(label) as work:
            _found(work.session, experiment_id).with_tick(day, kept)
            put_tick(work, experiment_id, day, kept)
        return changes_of(work.tables, label)

    def _check(self, session: "Snapshot", plan: TrialPlan, today: date) -> None:
        from painlog.analysis.experiment import may_be_tried

        catalogue = _catalogue(session)
        if _current(self._trials(session, catalogue)) is not None:
            raise UserError(N_("An experiment is open already."), N_("Stop it first, or let it end."))
        if today in self._urgent_days(session):
            raise UserError(
                N_("Today a warning sign was answered yes, so this is no time for an experiment."),
                N_("Speak to a clinician first."),
            )
        item = catalogue.get(Kind.TREATMENT, plan.treatment)
        if item is None or not may_be_tried(item):
            raise UserError(
                N_("painlog makes no experiment about {treatment}."),
                N_("It is only about what anybody may leave out for a while, never about a medicine."),
                treatment=plan.treatment if item is None else item.word,
            )
        if plan.first_day < today:
            raise UserError(N_("{day} has passed."), N_("Choose a day to come."), day=plan.first_day)

    def _trials(self, session: "Snapshot", catalogue: Catalogue) -> list[Trial]:
        from painlog.storage.experiment_rows import read_experiments

        starts_at = _settings(session).day_starts_at
        today, urgent = diary_day(self._clock.now(), starts_at), self._urgent_days(session)
        trials = []
        for experiment in read_experiments(session):
            since = [day for day in urgent if day >= diary_day(experiment.made_at, starts_at)]
            item = catalogue.get(Kind.TREATMENT, experiment.treatment)
            item = item or Item(Kind.TREATMENT, experiment.treatment, experiment.treatment)
            trials.append(Trial(item, standing(experiment, today, since)))
        return trials

    def _urgent_days(self, session: "Snapshot") -> set[date]:
        """The days on which an emergency or a today sign was answered yes."""
        from painlog.storage.diary_rows import read_warning_answers

        return {
            answer.answered_on
            for answer in read_warning_answers(session)
            if answer.answer is Answer.YES and answer.sign in self._urgent_signs
        }

    def _today(self, session: "Snapshot") -> date:
        return diary_day(self._clock.now(), _settings(session).day_starts_at)


def _settings(session: "Snapshot") -> DiarySettings:
    from painlog.storage.diary_rows import read_settings

    return DiarySettings.parse(read_settings(session))


def _catalogue(session: "Snapshot") -> Catalogue:
    from painlog.storage.diary_rows import read_items

    return Catalogue(read_items(session))


def _current(trials: Sequence[Trial]) -> Trial | None:
    return next((trial for trial in trials if trial.phase.open), None)


def _found(session: "Snapshot", experiment_id: str) -> Experiment:
    from painlog.storage.experiment_rows import read_experiments

    found = next((each for each in read_experiments(session) if each.id == experiment_id), None)
    if found is None:
        raise UserError(N_("This experiment is no longer in the diary."), N_("It may have been removed elsewhere."))
    return found


def _result(entries: "Sequence[InsightEntry]", trial: Trial) -> TrialResult:
    """What came out, from the days up to the end; days after an early end count for nothing."""
    from painlog.analysis.experiment import experiment_result, planned_blocks
    from painlog.services.insights import series_until

    experiment, last = trial.experiment, trial.standing.counted_until
    blocks = planned_blocks(experiment.order, experiment.first_day.toordinal(), experiment.block_days)
    result = experiment_result(series_until(entries, last), blocks)
    passed = max((last - experiment.first_day).days + 1, 0)
    return TrialResult(trial, result, sum(day <= last for day in experiment.kept_days), passed)
