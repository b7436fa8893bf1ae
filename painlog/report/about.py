"""About these figures: the rules by name, with the numbers by which painlog really works."""

from collections.abc import Iterator

from painlog.domain.coverage import count_days
from painlog.domain.days import DaySource
from painlog.domain.diary import RECALLED_AFTER_DAYS
from painlog.domain.episodes import CERTAIN_KNOWN_DAYS, CERTAIN_UNKNOWN_RUN, PAIN_FREE_GAP
from painlog.domain.report_sections import ReportSection
from painlog.domain.scales import Scale
from painlog.i18n import Texts
from painlog.report.document import Section, Words
from painlog.report.reading import Reading
from painlog.report.wording import whole


def about_section(reading: Reading, t: Texts) -> Section:
    """The section in small print."""
    paragraphs = tuple(Words(sentence, look="small") for sentence in _sentences(reading, t))
    return Section(ReportSection.ABOUT, t("About these figures"), paragraphs)


def _sentences(reading: Reading, t: Texts) -> Iterator[str]:
    counts = count_days(reading.records, reading.period.first, reading.period.last)
    yield t(
        "The patient rates pain from 0 (no pain) to 10 (worst pain imaginable), any number of times a day; the worst "
        "of each day is used. A day is in pain from {threshold} on. Days without a record are left out, never counted "
        "as free of pain: {unknown} of {days} days are not known.",
        threshold=whole(reading.records.threshold, t),
        unknown=t.number(counts.unknown),
        days=t.number(counts.days),
    )
    yield from _recalled(reading, t)
    yield from _converted(reading, t)
    if any(entry.scale is Scale.FACES6 for entry in reading.entries_in(reading.period)):
        yield t("Some scores were chosen as one of painlog's own six faces, which are not a validated instrument.")
    yield t(
        "Episodes after de Vet 2002: parted by {gap} days without pain, of which {known} are known and no more than "
        "{run} in a row are not. Stages only say how long an episode has lasted: {source}.",
        gap=t.number(PAIN_FREE_GAP),
        known=t.number(CERTAIN_KNOWN_DAYS),
        run=t.number(CERTAIN_UNKNOWN_RUN),
        source=t(reading.preset.source),
    )
    yield t(
        "The change that most people notice: Farrar 2001, Ostelo 2008. The line in the chart is the mean of seven days "
        "where four or more have a score, the band its likely range (95 % t interval). Scores are compared only within "
        "one person."
    )
    yield t(
        "Triggers: worst scores on days with and without, the weekday, the slow course and the days before held equal; "
        "every row is compared with the diary shifted along itself."
    )
    yield t("Made on the patient's own computer; nothing was sent anywhere.")


def _recalled(reading: Reading, t: Texts) -> Iterator[str]:
    period = reading.period
    found = sum(record.source is DaySource.RECALLED for record in reading.records.between(period.first, period.last))
    if found:
        yield t.n(
            "{n} day was told from memory, by a statement or more than {late} days late (Broderick 2008).",
            "{n} days were told from memory, by a statement or more than {late} days late (Broderick 2008).",
            found,
            late=t.number(RECALLED_AFTER_DAYS),
        )


def _converted(reading: Reading, t: Texts) -> Iterator[str]:
    found = sum(entry.converted for entry in reading.entries_in(reading.period))
    if found:
        yield t.n(
            "{n} score was converted from another scale when it was imported from another app or file.",
            "{n} scores were converted from another scale when they were imported from other apps or files.",
            found,
        )
