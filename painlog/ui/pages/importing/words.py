"""How files, columns and imports are told."""

from collections.abc import Iterator, Sequence

from painlog.domain.naming import N2_, N_
from painlog.errors import UserError
from painlog.i18n import Texts
from painlog.services.transfer import ImportReport

FIELD_NAMES = {
    "when": N_("Date and time"),
    "date": N_("Date"),
    "time": N_("Time of day"),
    "score": N_("Pain score"),
    "site": N_("Places"),
    "triggers": N_("Triggers"),
    "treatments": N_("Treatments"),
    "note": N_("Note"),
}
ROLE_NAMES = {"score": N_("The pain"), "triggers": N_("A trigger"), "treatments": N_("A treatment")}
SCALE_NAMES = {
    "0-10": N_("0 to 10"),
    "0-4": N_("0 to 4"),
    "mild-severe": N_("Mild, moderate, severe"),
}
SEPARATOR_NAMES = {",": N_("Comma"), ";": N_("Semicolon"), "\t": N_("Tab"), "|": N_("Bar |")}
DATE_FORMATS = ("", "DD/MM/YYYY", "MM/DD/YYYY", "YYYY-MM-DD")
REASONS_SHOWN = 20
"""So many rows that cannot be taken are named; the others are counted."""
NAMES_SHOWN = 12


def trouble_words(error: UserError, t: Texts) -> str:
    """An expected trouble; a hint that names an option of the command line is left out, the page has its own."""
    if "--" in error.hint or "--" in str(error.values.get("option", "")):
        return t(error.sentence, **error.values)
    return t.error(error)


def plan_lines(report: ImportReport, t: Texts) -> list[str]:
    """What would come in or came in, one kind a line."""
    counts = report.counts
    entries = counts["new"] - report.sessions
    kinds = (
        (entries, N2_("{n} new entry", "{n} new entries")),
        (report.sessions, N2_("{n} session of exercise", "{n} sessions of exercise")),
        (report.days, N2_("{n} day with values such as mood or sleep", "{n} days with values such as mood or sleep")),
        (counts["duplicate"], N2_("{n} is there already", "{n} are there already")),
        (counts["changed"], N2_("{n} changes", "{n} change")),
        (counts["invalid"], N2_("{n} row cannot be taken", "{n} rows cannot be taken")),
    )
    lines = [t.n(*forms, count) for count, forms in kinds if count]
    return [*lines, *_new_names(report, t)] or [t("The file holds nothing to take in.")]


def _new_names(report: ImportReport, t: Texts) -> Iterator[str]:
    """The names that the person's lists do not know; a name spelt otherwise is easier mended before than after."""
    names = [item.name for item in report.new_items[:NAMES_SHOWN]]
    if names:
        more = " …" if len(report.new_items) > NAMES_SHOWN else ""
        yield t("New in your lists: {names}", names=", ".join(names) + more)


def reason_lines(report: ImportReport, t: Texts) -> list[str]:
    """The rows that cannot be taken, with their lines and reasons."""
    shown = report.refused[:REASONS_SHOWN]
    lines = [t("Line {line}: {reason}", line=row.line, reason=trouble_words(row.trouble, t)) for row in shown]
    more = len(report.refused) - len(shown)
    return [*lines, t.n("and {n} more", "and {n} more", more)] if more else lines


def left_out_words(left_out: Sequence[tuple[str, int]], t: Texts) -> str:
    """What the diary has no place for."""
    names = [f"{name} ({t.number(count)})" for name, count in left_out[:NAMES_SHOWN]]
    more = " …" if len(left_out) > NAMES_SHOWN else ""
    return t("Not taken over: {names}", names=", ".join(names) + more)
