"""The home sheet: a routine on paper, with figures, doses and boxes to tick for a week."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

from painlog.clock import Clock
from painlog.domain.conditions import Condition
from painlog.domain.exercise_safety import AFTER_TWO_WEEKS, STOP_SIGNS, STOP_SIGNS_IN_PREGNANCY
from painlog.domain.exercises import Exercise
from painlog.domain.printed_report import PrintedReport
from painlog.domain.report_sections import Paper
from painlog.domain.shelf import Shelf, ShelvedRoutine, ShelvedStep
from painlog.i18n import Texts
from painlog.services.exercise_words import dose_text, exercise_name, routine_name, size_text

_A_MONDAY = date(2024, 1, 1)
DAYS = 7


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One exercise: its picture as SVG or as the bytes of a photograph, and its words. `mind` are the cautions."""

    name: str
    dose: str
    alt: str
    figure: str = ""
    photo: tuple[int, ...] = ()
    said: tuple[str, ...] = ()
    mind: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HomeSheet:
    """Everything that is printed, in words."""

    title: str
    size: str
    about: str
    rows: tuple[SheetRow, ...]
    days: tuple[str, ...]
    stops: tuple[str, ...]
    paper: Paper
    language: str
    made_on: date


class HomeSheetService:
    """Prints routines of the diary in the file `diary`; may be asked on any thread."""

    def __init__(self, clock: Clock, diary: Path, resources: Path) -> None:
        self._clock, self._diary, self._resources = clock, diary, resources

    def sheet(self, shelved: ShelvedRoutine, shelf: Shelf, t: Texts, paper: Paper = Paper.A4) -> HomeSheet:
        """The sheet of a routine as this person may do it; `t` may speak another language than the window."""
        signs = (*STOP_SIGNS, *(STOP_SIGNS_IN_PREGNANCY if Condition.PREGNANCY in shelf.stock.conditions else ()))
        tokens = json.loads((self._resources / "themes" / "light.json").read_text(encoding="utf-8"))
        return HomeSheet(
            title=routine_name(shelved, t),
            size=size_text(shelved, t),
            about=t(shelved.about),
            rows=tuple(self._rows(shelved.offered, tokens, t)),
            days=tuple(t.date(_A_MONDAY + timedelta(days=place), "EEE") for place in range(DAYS)),
            stops=tuple(t(sign) for sign in signs),
            paper=paper,
            language=t.language,
            made_on=self._clock.now().date(),
        )

    def print(self, sheet: HomeSheet, t: Texts) -> PrintedReport:
        """Print a sheet as a tagged PDF: `pdf` holds the file, `missing` the fonts that would show what is □."""
        from painlog.report.compile import print_data

        return print_data(_data(sheet, t), sheet.made_on, self._template)

    def pictures(self, sheet: HomeSheet, t: Texts, ppi: float) -> list[bytes]:
        """Every page as a PNG of `ppi` pixels to the inch."""
        from painlog.report.compile import pictures_of_data

        return pictures_of_data(_data(sheet, t), sheet.made_on, self._template, ppi)

    def write(self, sheet: HomeSheet, t: Texts, path: Path) -> PrintedReport:
        """Print a sheet into a file, whole or not at all; raises `UserError` where it cannot be written."""
        from painlog.exchange.writing import write_bytes

        printed = self.print(sheet, t)
        write_bytes(path, printed.pdf, self._diary)
        return printed

    @property
    def _template(self) -> Path:
        return self._resources / "report" / "home-sheet.typ"

    def _rows(self, steps: Sequence[ShelvedStep], tokens: Mapping[str, Any], t: Texts) -> list[SheetRow]:
        """One row for each exercise; rounds of the same exercise in a row share one."""
        rounds = (list(group) for _id, group in groupby(steps, lambda each: each.step.exercise))
        return [self._row(each, tokens, t) for each in rounds]

    def _row(self, rounds: Sequence[ShelvedStep], tokens: Mapping[str, Any], t: Texts) -> SheetRow:
        from painlog.charts.figure_svg import figure_svg
        from painlog.storage.own_pictures import picture_path, small_picture

        first = rounds[0]
        exercise = first.exercise
        name = exercise_name(exercise, t)
        dose = _doses(rounds, t)
        mind = tuple(t(mark.text) for mark in first.marks)
        if isinstance(exercise, Exercise):
            said = (t(first.hint), t(exercise.movement), t(exercise.breathing))
            figure = figure_svg(exercise.figure, tokens)
            return SheetRow(name, dose, name, figure, said=tuple(text for text in said if text), mind=mind)
        path = picture_path(self._diary, exercise.picture)
        photo = tuple(small_picture(path)) if path is not None else ()
        return SheetRow(name, dose, name, photo=photo, said=(exercise.cue,) if exercise.cue else ())


def _doses(rounds: Sequence[ShelvedStep], t: Texts) -> str:
    """The doses of the rounds of one exercise: "6 × 10 s, then 4 × 10 s"."""
    said = ""
    for each in rounds:
        dose = dose_text(each.dose, each.played.sides, t)
        said = t("{dose}, then {next}", dose=said, next=dose) if said else dose
    return said


def _data(sheet: HomeSheet, t: Texts) -> dict[str, Any]:
    """What the template reads."""
    language, _, region = sheet.language.replace("_", "-").partition("-")
    return {
        "title": sheet.title,
        "size": sheet.size,
        "about": sheet.about,
        "rows": [asdict(row) for row in sheet.rows],
        "days": list(sheet.days),
        "stops": list(sheet.stops),
        "paper": sheet.paper.value,
        "lang": language if language.isascii() and language.isalpha() and len(language) <= 3 else "en",
        "region": region if len(region) == 2 and region.isascii() and region.isalpha() else None,
        "exercise": t("Exercise"),
        "numbers": [t("Pain before (0–10)"), t("Pain after (0–10)")],
        "week-of": t("Week of"),
        "name": t("Name"),
        "stop-title": t("Stop, and ask for help, at any of these"),
        "fine": f"{t('A mild ache can be acceptable if it settles by the next morning.')} {t(AFTER_TWO_WEEKS)}",
        "footer": t("Made on the person's own computer with painlog. It gives no medical advice."),
        "made": t.date(sheet.made_on),
    }
