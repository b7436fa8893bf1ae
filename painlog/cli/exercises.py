"""`painlog exercises`: the built-in exercises."""

from argparse import Namespace, _SubParsersAction
from dataclasses import asdict
from typing import TYPE_CHECKING

from painlog.cli.output import say, say_json, texts

if TYPE_CHECKING:
    from painlog.cli.parser import CommandParser
    from painlog.domain.exercises import Caution, Dose, Exercise
    from painlog.i18n import Texts


def add_parser(subparsers: "_SubParsersAction[CommandParser]") -> None:
    t = texts()
    parser = subparsers.add_parser(
        "exercises", help=t("list the built-in exercises"), description=t("List the built-in exercises.")
    )
    parser.add_argument("--json", action="store_true", help=t("print one JSON document"))


def run(arguments: Namespace) -> int:
    from painlog.paths import resources
    from painlog.services.exercises import load_catalogue

    exercises = load_catalogue(resources() / "exercises").by_id.values()
    t = texts()
    if arguments.json:
        say_json([_document(exercise, t) for exercise in exercises])
        return 0
    for exercise in exercises:
        say(_line(exercise, t))
    return 0


def _document(exercise: "Exercise", t: "Texts") -> dict[str, object]:
    from painlog.domain.exercises import cautions_of

    return {
        "id": exercise.id,
        "name": t(exercise.name),
        "kind": exercise.kind,
        "level": exercise.level,
        "position": exercise.position,
        "dose": _dose_document(exercise.dose),
        "sides": exercise.sides,
        "cautions": [_caution_document(caution, t) for caution in cautions_of(exercise)],
    }


def _dose_document(dose: "Dose") -> dict[str, int]:
    """What the dose says; minutes instead of repetitions where it counts them."""
    if dose.minutes is not None:
        return {"minutes": dose.minutes, "times_a_day": dose.times_a_day}
    return {field: value for field, value in asdict(dose).items() if value is not None}


def _caution_document(caution: "Caution", t: "Texts") -> dict[str, str | None]:
    return {"condition": caution.condition, "rule": caution.rule, "text": t(caution.text)}


def _line(exercise: "Exercise", t: "Texts") -> str:
    from painlog.domain.exercises import KIND_NAMES
    from painlog.services.exercise_words import dose_text

    dose = dose_text(exercise.dose, exercise.sides, t)
    return f"{exercise.id:20}{t(exercise.name)} · {t(KIND_NAMES[exercise.kind])} · {dose}"
