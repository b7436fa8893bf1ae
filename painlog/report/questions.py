"""What the person would like to ask, in their own order."""

from painlog.domain.report_sections import ReportSection
from painlog.i18n import Texts
from painlog.report.document import Listing, Section
from painlog.report.reading import Reading
from painlog.report.wording import LONGEST_TEXT, MOST_ROWS, cuts, empty, one_line


def questions_section(reading: Reading, t: Texts) -> Section:
    """The questions that were not asked yet."""
    title = t("What I would like to ask")
    open_ = [question for question in reading.diary.visits.questions if question.asked_on is None]
    open_.sort(key=lambda question: (question.rank, question.made_at, question.id))
    if not open_:
        return empty(ReportSection.QUESTIONS, title, t)
    items = tuple(one_line(question.text, LONGEST_TEXT) for question in open_[:MOST_ROWS])
    return Section(ReportSection.QUESTIONS, title, (Listing(items, cuts(len(open_), t), numbered=True),))
