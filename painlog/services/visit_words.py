"""The doctor's visit in words: a flag as a question, a report's file name, what was handed over."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date

from painlog.domain.flags import SEVERE_RUN, SEVERE_SCORE, Flag, FlagId, LevelChange, SevereRun
from painlog.domain.flags_seen import seen_name
from painlog.domain.naming import N_
from painlog.domain.stages import NextTransition, Transition
from painlog.domain.status import Status
from painlog.domain.visits import Question, Visit
from painlog.i18n import Texts
from painlog.services.episodes import EpisodeState
from painlog.services.status_words import day_name, length_name, stage_name

_LONGEST_RUN = 24
"""Signs of a file name that stay on one line; longer runs would make a card wider than its place."""

KIND_NAMES = {
    "pdf": N_("Report as PDF"),
    "paper": N_("Report on paper"),
    "zip": N_("Everything in one file"),
    "fhir": N_("Data for the clinic's system"),
    "xlsx": N_("Spreadsheet"),
    "csv": N_("Table"),
}
"""What can be handed over; ids never change, a diary keeps them."""


def flag_question(flag: Flag, status: Status, t: Texts) -> str | None:
    """What a person may ask the doctor about a flag, in their own voice; None where there is nothing to ask."""
    words = _QUESTIONS.get(flag.id)
    return words(flag, status, t) if words else None


def offered_questions(state: EpisodeState, questions: Sequence[Question], t: Texts) -> list[tuple[Flag, str]]:
    """The flags that a person may still raise, as questions: neither on the list already nor asked since they came."""
    offered = ((flag, flag_question(flag, state.status, t)) for flag in state.flags)
    return [(flag, words) for flag, words in offered if words and not any(_raises(each, flag) for each in questions)]


def _raises(question: Question, flag: Flag) -> bool:
    return question.flag == seen_name(flag) and (question.asked_on is None or question.asked_on >= flag.on)


def report_name(who: str, first: date, last: date, t: Texts) -> str:
    """A file name without its ending: "pain-diary-2026-08-29-to-2026-11-20", with the name where it is printed."""
    days = t("{first}-to-{last}", first=first.isoformat(), last=last.isoformat())
    return "-".join(part for part in (t("pain-diary"), _safe(who), days) if part)


def visit_words(visit: Visit, t: Texts) -> tuple[str, str]:
    """ "Dr Malik · 20 November 2026" and "Report as PDF · 29 August – 20 November 2026 · report.pdf"."""
    what = t(KIND_NAMES.get(visit.what, visit.what))
    head = " · ".join(part for part in (visit.clinician or what, t.date(visit.day)) if part)
    details = (what if visit.clinician else "", days_text(visit.first, visit.last, t), shown_file_name(visit.file_name))
    return head, " · ".join(part for part in details if part)


def shown_file_name(name: str) -> str:
    """A file's name with places where a line may end."""
    return re.sub(rf"(_|[^\s_-]{{{_LONGEST_RUN}}})(?=\S)", "\\1\u200b", name)


def days_text(first: date, last: date, t: Texts) -> str:
    """Two days as the language joins them: "29 August – 20 November 2026"."""
    if first == last:
        return t.date(first)
    begins = t.date(first, "MMMMd" if first.year == last.year else "long")
    return t("{first} – {last}", first=begins, last=t.date(last))


def _safe(name: str) -> str:
    """A name as a part of a file name: no sign that a system forbids, no spaces; vowel signs stay on their letters."""
    kept = "".join(sign if sign.isalnum() or sign in "._" or _combines(sign) else " " for sign in name)
    return "-".join(kept.split())[:40].strip("-.")


def _combines(sign: str) -> bool:
    """Whether a sign belongs to the letter before it: an accent, a vowel sign, a joiner."""
    return unicodedata.category(sign).startswith("M") or sign in "\u200c\u200d"


def _approaching(flag: Flag, status: Status, t: Texts) -> str:
    assert isinstance(flag.facts, NextTransition)
    return t(
        "From {day} on, my episode would count as {stage} by the calendar. Should I do anything differently?",
        day=day_name(flag.facts.on, status.as_of, t),
        stage=t.mid_sentence(stage_name(flag.facts.stage, t)),
    )


def _entered(flag: Flag, status: Status, t: Texts) -> str:
    assert isinstance(flag.facts, Transition)
    limit = status.preset.chronic if flag.id is FlagId.ENTERED_CHRONIC else status.preset.subacute
    return t("My pain has gone on for longer than {length}. Should we look at it again?", length=length_name(limit, t))


def _flare(flag: Flag, status: Status, t: Texts) -> str:
    day = day_name(flag.on, status.as_of, t)
    return t("I had a flare on {day}. What should I do when that happens?", day=day)


def _level(question: str) -> Callable[[Flag, Status, Texts], str]:
    def ask(flag: Flag, _status: Status, t: Texts) -> str:
        assert isinstance(flag.facts, LevelChange)
        recent, baseline = t.number(flag.facts.recent, 1), t.number(flag.facts.baseline, 1)
        return t(question, recent=recent, baseline=baseline)

    return ask


def _severe(flag: Flag, status: Status, t: Texts) -> str:
    assert isinstance(flag.facts, SevereRun)
    return t(
        "I recorded {score} or more on {n} days in a row, up to {day}. What should I do when it is that strong?",
        score=SEVERE_SCORE,
        n=SEVERE_RUN,
        day=day_name(flag.facts.last, status.as_of, t),
    )


def _four_weeks(_flag: Flag, _status: Status, t: Texts) -> str:
    return t("This episode has lasted longer than four weeks. Should it be looked into?")


_QUESTIONS: dict[FlagId, Callable[[Flag, Status, Texts], str]] = {
    FlagId.APPROACHING: _approaching,
    FlagId.ENTERED_SUBACUTE: _entered,
    FlagId.ENTERED_CHRONIC: _entered,
    FlagId.FLARE: _flare,
    FlagId.WORSENING: _level(
        N_("My worst score of the day averaged {recent} in the last two weeks, after {baseline} before. What now?")
    ),
    FlagId.IMPROVING: _level(
        N_(
            "My worst score of the day averaged {recent} in the last two weeks, after {baseline} before. "
            "What should I keep up?"
        )
    ),
    FlagId.THREE_DAYS_SEVERE: _severe,
    FlagId.FOUR_WEEKS: _four_weeks,
}
"""Gaps in the record are nothing to ask a doctor about, so that flag is not among them."""
