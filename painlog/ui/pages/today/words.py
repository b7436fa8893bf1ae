"""What Today says in words: pure functions from the diary's values to texts."""

from collections.abc import Sequence

from painlog.domain.diary import RELIEF_NAMES, Entry, Relief
from painlog.domain.draft import Draft
from painlog.domain.naming import N2_
from painlog.domain.scales import SEVERITY_NAMES, Severity, SeverityBands
from painlog.i18n import Texts
from painlog.services.day_sessions import DaySession, session_details
from painlog.ui.widgets.timeline import TimelineRow
from painlog.ui.wording import Wording

HEADLINE_LENGTH = 60


def band_labels(bands: SeverityBands, texts: Texts) -> list[tuple[int, int, str]]:
    """The groups under the score strip: first score, last score, word."""
    mild, moderate, severe = (texts(SEVERITY_NAMES[s]) for s in list(Severity)[1:])
    return [
        (0, 0, texts("No pain")),
        (1, bands.moderate_from - 1, mild),
        (bands.moderate_from, bands.severe_from - 1, moderate),
        (bands.severe_from, 9, severe),
        (10, 10, texts("Worst imaginable")),
    ]


def summary(draft: Draft, wording: Wording, day_text: str | None) -> str:
    """The save bar's sentence as rich text: "6 now · 2 places"; `day_text` names another day than today."""
    t = wording.texts
    when = t("for {day}", day=day_text) if day_text else t("now")
    parts = []
    if draft.score is not None:
        parts.append(f"<b>{_safe(wording.score(draft.score))}</b> {_safe(when)}")
    elif draft.empty:
        return _safe(t("Nothing chosen yet. A number is enough."))
    else:
        parts.append(_safe(t("No score yet")))
    counted = (
        (len(draft.sites), N2_("{n} place", "{n} places")),
        (len(draft.triggers), N2_("{n} trigger", "{n} triggers")),
        (len(draft.treatments), N2_("{n} treatment", "{n} treatments")),
        (len(draft.symptoms) + len(draft.qualities), N2_("{n} detail", "{n} details")),
    )
    parts += [_safe(t.n(*forms, n)) for n, forms in counted if n]
    if draft.note.strip():
        parts.append(_safe(t("a note")))
    return " · ".join(parts)


def timeline_rows(entries: Sequence[Entry], sessions: Sequence[DaySession], wording: Wording) -> list[TimelineRow]:
    """The day's entries and sessions as the timeline shows them, by time."""
    rows = [(entry.when, _timeline_row(entry, wording)) for entry in entries]
    rows += [(shown.session.started, session_row(shown, wording.texts)) for shown in sessions]
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _timeline_row(entry: Entry, wording: Wording) -> TimelineRow:
    places = wording.places(entry)
    note = " ".join(entry.note.split())
    short = note if len(note) <= HEADLINE_LENGTH else note[: HEADLINE_LENGTH - 1].rstrip() + "…"
    context = wording.circumstances(entry)
    lines = [line for line in (short, places, context) if line]
    severity = wording.severity(entry.score) if entry.score is not None else wording.texts("No score")
    headline, below = (lines[0], lines[1] if len(lines) > 1 else "") if lines else (severity, "")
    time = wording.texts.time(entry.when) if entry.time_known else "–"
    spoken = ", ".join(part for part in (time, wording.spoken_score(entry.score), headline, below) if part)
    return TimelineRow(entry.id, time, entry.score, wording.score(entry.score), headline, below, spoken)


def session_row(shown: DaySession, texts: Texts) -> TimelineRow:
    """A session of exercise among the entries."""
    time, name = texts.time(shown.session.started), texts.name(shown.name, shown.own)
    details = session_details(shown, texts)
    spoken = ", ".join((time, texts("Exercise: {routine}", routine=name), details))
    return TimelineRow(shown.session.id, time, None, "", name, details, spoken, "exercise")


def relief_name(relief: Relief, texts: Texts) -> str:
    return texts(RELIEF_NAMES[relief])


def _safe(text: str) -> str:
    """Text that rich text shows as it is."""
    return text.translate(_MARKUP)


_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
