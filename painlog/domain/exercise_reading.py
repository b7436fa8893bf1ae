"""Reads exercises from TOML documents that are parsed already, and checks that they fit together."""

from collections.abc import Mapping, Sequence
from typing import Any

from painlog.domain.conditions import Condition
from painlog.domain.exercises import EXERCISE_IDS, Caution, Dose, Exercise, Kind, Position, Rule, Sides
from painlog.domain.figure_reading import read_figure
from painlog.domain.naming import N_
from painlog.domain.toml_table import TomlTable
from painlog.errors import UserError

_HINT = N_("Install painlog again.")
_MOST_SECONDS, _MOST_REPS, _MOST_SETS, _MOST_MINUTES, _MOST_A_DAY = 120, 60, 10, 120, 6


def read_exercise(values: Mapping[str, Any], file: str) -> Exercise:
    """One exercise; raises `UserError` that names the file and the field where something is wrong."""
    table = TomlTable(values, file)
    if f"{table.text('id')}.toml" != file:
        table.refuse("id", N_("{file}: the field “{field}” differs from the name of the file."))
    exercise = Exercise(
        id=table.text("id"),
        name=table.text("name"),
        kind=table.choice("kind", Kind),
        position=table.choice("position", Position),
        level=table.whole("level", 1, 3),
        sides=table.choice("sides", Sides),
        muscles=table.strings("muscles"),
        equipment=table.strings("equipment"),
        set_up=table.text("set_up"),
        movement=table.text("movement"),
        breathing=table.text("breathing"),
        mistakes=table.strings("mistakes"),
        stop_if=table.strings("stop_if"),
        easier=table.strings("easier"),
        easier_how=table.text("easier_how") if "easier_how" in table else "",
        harder=table.strings("harder"),
        harder_how=table.text("harder_how") if "harder_how" in table else "",
        dose=_read_dose(table.table("dose")),
        goal=_read_dose(table.table("goal")) if "goal" in table else None,
        dose_source=table.text("dose_source"),
        cautions=tuple(_read_caution(caution) for caution in table.tables("cautions")),
        figure=read_figure(table.table("figure")),
    )
    table.finish()
    return exercise


def check_library(exercises: Sequence[Exercise]) -> None:
    """Raise `UserError` where a built-in exercise is missing or unknown, or names an exercise that does not exist."""
    found = {exercise.id for exercise in exercises}
    for id_ in EXERCISE_IDS:
        if id_ not in found:
            raise UserError(N_("The exercise “{id}” is missing in the library."), _HINT, id=id_)
    for exercise in exercises:
        if exercise.id not in EXERCISE_IDS:
            raise UserError(N_("The library knows no exercise “{id}”."), _HINT, id=exercise.id)
        for field, ids in (("easier", exercise.easier), ("harder", exercise.harder)):
            for id_ in ids:
                if id_ not in found or id_ == exercise.id:
                    sentence = N_("{file}: the field “{field}” names “{id}”, which is no other exercise.")
                    raise UserError(sentence, _HINT, file=f"{exercise.id}.toml", field=field, id=id_)


def _read_dose(table: TomlTable) -> Dose:
    if "minutes" in table:
        dose = Dose(minutes=table.whole("minutes", 1, _MOST_MINUTES), times_a_day=_times_a_day(table))
    else:
        dose = Dose(
            reps=table.whole("reps", 1, _MOST_REPS),
            sets=table.whole("sets", 1, _MOST_SETS) if "sets" in table else 1,
            hold_s=table.whole("hold_s", 1, _MOST_SECONDS) if "hold_s" in table else None,
            breaths=table.whole("breaths", 1, _MOST_REPS) if "breaths" in table else None,
            rest_s=table.whole("rest_s", 0, _MOST_SECONDS) if "rest_s" in table else 0,
            times_a_day=_times_a_day(table),
        )
    table.finish()
    return dose


def _times_a_day(table: TomlTable) -> int:
    return table.whole("times_a_day", 1, _MOST_A_DAY) if "times_a_day" in table else 1


def _read_caution(table: TomlTable) -> Caution:
    text = table.text("text")
    if "condition" not in table:
        caution = Caution(text)
    else:
        caution = Caution(text, table.choice("condition", Condition), table.choice("rule", Rule))
    table.finish()
    return caution
