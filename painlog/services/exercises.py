"""The library of built-in exercises, read once from its TOML files."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from painlog.domain.exercise_reading import check_library, read_exercise
from painlog.domain.exercises import EXERCISE_IDS, Exercise
from painlog.domain.naming import N_
from painlog.errors import UserError


@dataclass(frozen=True, slots=True)
class ExerciseLibrary:
    """The built-in exercises by id, in the order of the library. Their words are translated when they are shown."""

    by_id: Mapping[str, Exercise]

    def exercise(self, id_: str) -> Exercise:
        """The exercise of an id; raises `UserError` for an unknown one."""
        if id_ not in self.by_id:
            raise UserError(N_("The library knows no exercise “{id}”."), id=id_)
        return self.by_id[id_]


@cache
def load_catalogue(folder: Path) -> ExerciseLibrary:
    """The library in `folder`, read at the first call and kept.

    Raises `UserError` that names the file, and the field if it can be read, where something is wrong.
    """
    exercises = [_read(file) for file in sorted(folder.glob("*.toml"))]
    check_library(exercises)
    exercises.sort(key=lambda exercise: EXERCISE_IDS.index(exercise.id))
    return ExerciseLibrary(MappingProxyType({exercise.id: exercise for exercise in exercises}))


def _read(file: Path) -> Exercise:
    try:
        with file.open("rb") as stream:
            values = tomllib.load(stream)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        hint = N_("Mend the file, or install painlog again.")
        raise UserError(N_("{file} is not valid TOML: {reason}."), hint, file=file.name, reason=error) from error
    return read_exercise(values, file.name)
