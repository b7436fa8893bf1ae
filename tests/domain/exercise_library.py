"""The shipped exercises, for every test that looks at them."""

from painlog.domain.exercises import Exercise
from painlog.paths import resources
from painlog.services.exercises import load_catalogue

FOLDER = resources() / "exercises"
LIBRARY = load_catalogue(FOLDER).by_id
EXERCISES: tuple[Exercise, ...] = tuple(LIBRARY.values())
