"""Undo and redo: a journal of row images, kept in memory for the session."""

from collections import deque
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlmodel import Session

from painlog.domain.naming import N_
from painlog.errors import DiaryUnavailableError, UserError, Word
from painlog.storage.unit_of_work import RowChange, image_of, writing

JOURNAL_LIMIT = 200
"""How many steps a session can take back."""


@dataclass(frozen=True, slots=True)
class Step:
    """One labelled intention and the rows that it changed, in order."""

    label: str
    changes: tuple[RowChange, ...]

    @property
    def tables(self) -> frozenset[str]:
        return frozenset(str(change.model.__tablename__) for change in self.changes)


class Journal:
    """What can be undone and redone, newest last."""

    def __init__(self) -> None:
        self._done: deque[Step] = deque(maxlen=JOURNAL_LIMIT)
        self._undone: list[Step] = []

    @property
    def undo_label(self) -> str | None:
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        return self._undone[-1].label if self._undone else None

    def record(self, step: Step) -> None:
        """Remember a step that was just committed; what had been undone can no longer be redone."""
        if step.changes:
            self._done.append(step)
            self._undone.clear()

    def undo(self, engine: Engine) -> Step | None:
        """Take the newest step back, or do nothing where there is none."""
        if not self._done:
            return None
        step = self._done[-1]
        self._undone.append(_taken(engine, self._done))
        return step

    def redo(self, engine: Engine) -> Step | None:
        """Do the newest undone step again, or do nothing where there is none."""
        if not self._undone:
            return None
        step = self._undone[-1]
        self._done.append(_taken(engine, self._undone))
        return step

    def clear(self) -> None:
        self._done.clear()
        self._undone.clear()


def _taken(engine: Engine, steps: deque[Step] | list[Step]) -> Step:
    """Take the last step off and reverse it; it stays where the diary could not be written just now."""
    try:
        reverse = _reverse(engine, steps[-1])
    except DiaryUnavailableError:
        raise
    except UserError:
        steps.pop()
        raise
    steps.pop()
    return reverse


def _reverse(engine: Engine, step: Step) -> Step:
    with writing(engine) as work:
        _refuse_stale(work.session, step)
        for change in reversed(step.changes):
            work.put(change.model, change.key, change.before)
            work.session.flush()
    return Step(step.label, tuple(work.changes))


def _refuse_stale(session: Session, step: Step) -> None:
    latest = {(change.model, change.key): change.after for change in step.changes}
    for (model, key), expected in latest.items():
        row = session.get(model, key)
        if (None if row is None else image_of(row)) != expected:
            raise UserError(
                N_("“{label}” was changed from outside since, so it cannot be undone or redone."),
                N_("Nothing was changed now."),
                label=Word(step.label),
            )
