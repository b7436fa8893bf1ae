"""What a person tells about an episode, asked once, for the doctor (content.md section 2)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from painlog.clock import Clock
from painlog.domain.episode_facts import FACT_CHOICES, Span, facts_of, span_of
from painlog.domain.naming import N_
from painlog.domain.records import SeenFlag
from painlog.domain.status import Status
from painlog.domain.visits import EpisodeFact, FactKey
from painlog.errors import UserError
from painlog.services.changes import Changes, changes_of
from painlog.services.episodes import EpisodesService

if TYPE_CHECKING:
    from painlog.storage.diary_store import DiaryStore

ASKED = "episode-facts"
"""Under this name it is stored, beside the episode's first day, that the person does not want to be asked again."""

LONGEST_FACT = 280
"""Characters of an answer in the person's own words: what the report prints of it."""


@dataclass(frozen=True, slots=True)
class EpisodeFactsState:
    """The newest episode and what was told about it. `span` is None while the diary holds no episode.

    `ask` says that the window may ask by itself: the episode goes on, nothing was told, and it was not put off.
    """

    span: Span | None = None
    answers: Mapping[FactKey, str] | None = None
    ask: bool = False

    def answer(self, key: FactKey) -> str:
        """A choice's id or the person's own words, or nothing."""
        return (self.answers or {}).get(key, "")

    @property
    def told(self) -> int:
        """How many questions were answered."""
        return len(self.answers or {})


class EpisodeFactsService:
    """Facts about the newest episode of one open diary; may be asked on any thread."""

    def __init__(self, store: "DiaryStore", clock: Clock, episodes: EpisodesService) -> None:
        self._store = store
        self._clock = clock
        self._episodes = episodes

    def state(self) -> EpisodeFactsState:
        """What was told about the newest episode."""
        from painlog.storage.diary_rows import read_flags_seen
        from painlog.storage.visit_rows import read_episode_facts

        status = self._episodes.state().status
        spans = _spans(status)
        if not spans:
            return EpisodeFactsState()
        with self._store.snapshot() as session:
            facts, seen = read_episode_facts(session), read_flags_seen(session)
        span = spans[-1]
        answers = {fact.key: fact.value for fact in facts_of(span, spans, facts)}
        put_off = any(each.flag == ASKED and span_of(each.onset, spans) == span for each in seen)
        return EpisodeFactsState(span, answers, ask=status.episode is not None and not answers and not put_off)

    def tell(self, answers: Mapping[FactKey, str]) -> Changes:
        """Make these the answers about the newest episode; an empty one takes an answer back.

        Raises `UserError` where there is no episode, for an unknown choice and for too many words.
        """
        from painlog.storage.visit_rows import put_episode_fact, read_episode_facts

        status = self._episodes.state().status
        spans, day = _spans(status), _kept_under(status)
        if day is None:
            raise UserError(N_("The diary holds no episode yet."), N_("Record two days with pain first."))
        worded = {key: _worded(key, value) for key, value in answers.items()}
        with self._store.snapshot() as session:
            facts = read_episode_facts(session)
        before = facts_of(spans[-1], spans, facts)
        wanted = {fact.key: fact.value for fact in before} | worded
        older = [fact for fact in facts if fact.onset != day and span_of(fact.onset, spans) == spans[-1]]
        with self._store.transaction(N_("Told about the episode")) as work:
            for fact in older:
                put_episode_fact(work, EpisodeFact(fact.onset, fact.key, ""))
            for key, value in wanted.items():
                put_episode_fact(work, EpisodeFact(day, key, value))
        return changes_of(work.tables, N_("Told about the episode")) if work.changes else Changes()

    def put_off(self) -> Changes:
        """Do not ask by itself again about this episode; no intention of its own, so nothing to undo."""
        from painlog.storage.episode_rows import put_flag_seen
        from painlog.storage.unit_of_work import writing

        day = _kept_under(self._episodes.state().status)
        if day is None or self._store.read_only:
            return Changes()
        with writing(self._store.engine) as work:
            put_flag_seen(work, SeenFlag(day, ASKED, self._clock.now(), dismissed=True))
        return changes_of(work.tables, "")


def _spans(status: Status) -> tuple[Span, ...]:
    return tuple(_listed(status))


def _listed(status: Status) -> Iterator[Span]:
    """Every episode, oldest first; the one that is not over reaches to its last pain day."""
    now = status.episode
    for past in sorted(status.episodes, key=lambda each: each.onset):
        if past.end is not None:
            yield past.onset, past.end
    if now is not None:
        yield now.onset_earliest, now.last_pain_day


def _kept_under(status: Status) -> date | None:
    """The day under which answers are kept: one that stays in the newest episode however a hole is answered."""
    if status.episode is not None:
        return status.episode.onset_latest
    spans = _spans(status)
    return spans[-1][0] if spans else None


def _worded(key: FactKey, value: str) -> str:
    choices = FACT_CHOICES.get(key)
    words = " ".join(value.split())
    if words and choices is not None and words not in choices:
        raise UserError(N_("There is no answer {id} to this question."), id=words)
    if len(words) > LONGEST_FACT:
        raise UserError(N_("An answer has room for {n} characters."), N_("Shorten it and save again."), n=LONGEST_FACT)
    return words
