"""The words of the rows that ask what relief a treatment brought."""

from painlog.domain.catalogue import MEDICINE_GROUP, Kind
from painlog.domain.diary import Relief, Treatment
from painlog.i18n import Texts
from painlog.ui.pages.today.words import relief_name
from painlog.ui.widgets.relief_rows import ReliefRow
from painlog.ui.widgets.segmented import Segment
from painlog.ui.wording import Wording


def relief_row(treatment: Treatment, wording: Wording) -> ReliefRow:
    """The row of a chosen treatment, with a dose where it is a medicine."""
    t = wording.texts
    item = wording.catalogue.get(Kind.TREATMENT, treatment.id)
    name = wording.name(Kind.TREATMENT, treatment.id)
    medicine = item is not None and item.group == MEDICINE_GROUP
    spoken = t("Relief after {treatment}", treatment=name if item and item.own else t.mid_sentence(name))
    return ReliefRow(treatment.id, spoken, t("Dose"), treatment.relief, treatment.dose if medicine else None)


def relief_segments(texts: Texts) -> list[Segment]:
    """The answers, from none to a lot; the last is a sign for "can't tell"."""
    return [_segment(relief, relief_name(relief, texts)) for relief in Relief]


def _segment(relief: Relief, name: str) -> Segment:
    return Segment(relief, "?", name) if relief is Relief.CANT_TELL else Segment(relief, name)
