"""`painlog status`: what the diary says on one day."""

from argparse import Namespace, _SubParsersAction
from collections.abc import Iterator
from math import isfinite
from typing import TYPE_CHECKING

from painlog.cli.opening import opened_diary
from painlog.cli.output import say, say_json, texts
from painlog.cli.values import day
from painlog.domain.naming import N_
from painlog.domain.stages import PRESETS
from painlog.domain.status import status_document
from painlog.errors import UserError

if TYPE_CHECKING:
    from painlog.cli.parser import CommandParser
    from painlog.i18n import Texts
    from painlog.services.episodes import EpisodeState


def add_parser(subparsers: "_SubParsersAction[CommandParser]") -> None:
    t = texts()
    about = t("Say what the diary says on one day: the episode, its stage by the calendar, the flags and the trend.")
    parser = subparsers.add_parser("status", help=t("say what the diary says on one day"), description=about)
    parser.add_argument("--on", type=day, metavar="DATE", help=t("a diary day; by default today"))
    parser.add_argument("--preset", choices=tuple(PRESETS), help=t("how stages are cut; by default as in the settings"))
    least = t("the score from which a day counts as in pain; by default as in the settings")
    parser.add_argument("--threshold", type=_threshold, metavar="N", help=least)
    parser.add_argument("--json", action="store_true", help=t("print everything as JSON"))


def run(arguments: Namespace) -> int:
    with opened_diary(arguments) as opened:
        found = opened.episodes.asked(arguments.on, arguments.preset, arguments.threshold)
    if arguments.json:
        say_json(status_document(found.status))
    else:
        for line in _lines(found, texts()):
            say(line)
    return 0


def _threshold(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not isfinite(number):
        raise UserError(N_("“{text}” is not a number from 1 to 10."), text=text)
    return int(number) if number.is_integer() else number


def _lines(state: "EpisodeState", t: "Texts") -> Iterator[str]:
    from painlog.services.flag_words import flag_text
    from painlog.services.status_words import (
        headline,
        hole_sentence,
        pain_days_sentence,
        pattern_sentence,
        standing,
        trend_sentence,
    )

    found = state.status
    big, small = headline(found, state.onset_open, t)
    yield t("{day}: {headline}", day=t.date(found.as_of), headline=" ".join(part for part in (big, small) if part))
    yield from (said.text for said in standing(found, t))
    yield from (hole_sentence(hole, found.as_of, t) for hole in found.holes)
    if found.pattern:
        yield pattern_sentence(found.pattern, t)
    if found.last_28.known:
        yield pain_days_sentence(found.last_28, found.threshold, t)
    if found.trend:
        yield trend_sentence(found.trend, t)
    yield from (flag_text(flag, found, t).said.text for flag in found.flags)
