"""The rows of a file on their way into the diary."""

from dataclasses import dataclass

from painlog.domain.diary import DayContext, Entry
from painlog.domain.training import DoneSession
from painlog.errors import UserError


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one record; `line` is the line of the file on which it begins, from 1."""

    line: int
    cells: tuple[str, ...]

    @property
    def blank(self) -> bool:
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class RowTrouble:
    """Why one row cannot be taken. `line` is its position where the file has no lines of its own."""

    line: int
    trouble: UserError


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry as the file has it. `unsaid` names the fields on which the file is silent: a stored entry keeps them."""

    line: int
    entry: Entry
    unsaid: frozenset[str] = frozenset()
    day: DayContext | None = None


@dataclass(frozen=True, slots=True)
class SessionCandidate:
    """A session of exercise as the file has it. Its id is made from what the row says."""

    line: int
    session: DoneSession
