"""The moments of a file's rows in the person's own calendar."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from painlog.domain.draft import Moment
from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.exchange.dates import Stamp

_FIRST_YEAR = 1900
"""Earlier dates are slips of the pen."""

_NOON = time(12)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The present, and how the person's zone and day see a wall time.

    `latest` is the last moment that is not in the future; `at_local` gives a wall time its offset; `day_of` gives
    it its diary day.
    """

    latest: datetime
    at_local: Callable[[datetime], datetime]
    day_of: Callable[[datetime], date]

    def moment(self, stamp: Stamp) -> Moment:
        """The moment of a row: noon of a diary day where the time of day is missing.

        Raises `UserError` for the future and for dates before 1900.
        """
        self._check_year(stamp.day.year)
        wall = datetime.combine(stamp.day, stamp.clock or _NOON)
        moment = self.at_local(wall) if stamp.offset is None else wall.replace(tzinfo=timezone(stamp.offset))
        known = stamp.clock is not None
        local = moment.replace(tzinfo=None, fold=0)
        if known:
            self.check(moment)
        elif stamp.day > self.day_of(self.latest):
            raise _future(stamp.day)
        offset = round((moment.utcoffset() or timedelta()).total_seconds() / 60)
        return Moment(local, offset, self.day_of(local) if known else stamp.day, known)

    def check(self, moment: datetime) -> None:
        """Raise `UserError` where an aware moment lies in the future or before 1900."""
        self._check_year(moment.year)
        if moment > self.latest:
            raise _future(moment)

    def _check_year(self, year: int) -> None:
        if year < _FIRST_YEAR:
            raise UserError(N_("The year {year} is before {first}."), year=year, first=_FIRST_YEAR)
        if year > self.latest.year + 1:
            raise _future(year)


def _future(moment: date | int) -> UserError:
    return UserError(N_("{moment} lies in the future."), moment=moment)
