"""How backups, imports and what they would change are told."""

from collections.abc import Sequence
from datetime import datetime

from painlog.domain.diary import Entry
from painlog.domain.naming import N2_, N_
from painlog.i18n import Texts
from painlog.services.backups import BackupFile, RestorePreview
from painlog.services.transfer import ImportReport, UndoneImport
from painlog.ui.wording import Wording

REASONS = {
    "daily": N_("Made by itself"),
    "migration": N_("Before an update"),
    "restore": N_("Before going back"),
    "asked": N_("Asked for"),
}
NAMED = 5
"""So many entries of a kind are named; the rest is counted."""

_KILO = 1024


def moment_words(moment: datetime, t: Texts) -> str:
    return f"{t.date(moment.date(), 'yMMMEd')}, {t.time(moment)}"


def size_words(size: int, t: Texts) -> str:
    """A file's size: "216 kB", "1.4 MB"."""
    if size < _KILO * _KILO:
        return t("{n} kB", n=t.number(max(1, round(size / _KILO))))
    return t("{n} MB", n=t.number(size / _KILO / _KILO, 1))


def backup_cells(backup: BackupFile, t: Texts) -> tuple[str, ...]:
    return (
        moment_words(backup.made_at, t),
        t(REASONS[backup.reason]),
        t.number(backup.entries),
        size_words(backup.size, t),
    )


def entry_words(entry: Entry, words: Wording) -> str:
    """One entry in a line: "Fri 20 Nov 2026, 18:42 · 6 · Lower back, left"."""
    t = words.texts
    when = moment_words(entry.when, t) if entry.time_known else t.date(entry.diary_day, "yMMMEd")
    parts = (when, words.score(entry.score), words.places(entry), words.circumstances(entry))
    return " · ".join(part for part in parts if part)


def named_entries(entries: Sequence[Entry], words: Wording) -> list[str]:
    """The newest entries by name, the others by number."""
    lines = [entry_words(entry, words) for entry in entries[:NAMED]]
    more = len(entries) - NAMED
    return [*lines, words.texts.n("and {n} more", "and {n} more", more)] if more > 0 else lines


def restore_headings(preview: RestorePreview, t: Texts) -> tuple[str, str, str]:
    """Over the entries that would come back, go, and be other ones."""
    back, gone, differing = len(preview.back), len(preview.gone), len(preview.differing)
    return (
        t.n("{n} entry would come back", "{n} entries would come back", back),
        t.n("{n} entry would go", "{n} entries would go", gone),
        t.n("{n} entry would be as it was then", "{n} entries would be as they were then", differing),
    )


def restore_summary(preview: RestorePreview, t: Texts) -> str:
    """How many entries there are now and would be then, and what else would change."""
    if preview.changes_nothing:
        return t("It holds the same as the diary does now.")
    present, restored = t.number(preview.present), t.number(preview.restored)
    parts = [t("Entries now: {present}. Then: {restored}.", present=present, restored=restored)]
    if preview.days:
        parts.append(t.n("{n} day would have other values.", "{n} days would have other values.", preview.days))
    if preview.others:
        parts.append(
            t.n(
                "{n} other row would change: settings, lists, statements or what is about you.",
                "{n} other rows would change: settings, lists, statements or what is about you.",
                preview.others,
            )
        )
    return " ".join(parts)


def merge_lines(report: ImportReport, t: Texts) -> list[str]:
    """What a merge would do, one kind of entry a line."""
    counts = report.counts
    kinds = (
        (counts["new"], N2_("{n} entry would come in", "{n} entries would come in")),
        (
            counts["changed"],
            N2_(
                "{n} was edited later there and would change",
                "{n} were edited later there and would change",
            ),
        ),
        (counts["kept"], N2_("{n} differs and stays as it is here", "{n} differ and stay as they are here")),
        (counts["duplicate"], N2_("{n} is here already", "{n} are here already")),
        (counts["invalid"], N2_("{n} cannot be taken", "{n} cannot be taken")),
    )
    return [t.n(*forms, count) for count, forms in kinds if count] or [t("The file holds no entries.")]


def merged_words(report: ImportReport, t: Texts) -> str:
    """What a merge did."""
    if not report.written:
        return t("Nothing was missing here.")
    entries = report.counts["new"] + report.counts["changed"]
    if not entries:
        return t("Diary merged")
    return t.n("Merged: {n} entry came in or changed", "Merged: {n} entries came in or changed", entries)


def undone_words(undone: UndoneImport, words: Wording) -> str:
    """What "Undo import" did, and which entries stayed."""
    t = words.texts
    gone = t.n("{n} entry was taken out again", "{n} entries were taken out again", undone.removed)
    if not undone.kept:
        return gone
    stayed = t.n("{n} stayed, edited since", "{n} stayed, edited since", len(undone.kept))
    return f"{gone} · {stayed}: {entry_words(undone.kept[0], words)}"
