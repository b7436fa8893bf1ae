"""The warning signs as they were answered: yes, no, and not answered, which is never taken as no."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from painlog.domain.naming import N_
from painlog.domain.records import Answer, WarningAnswer
from painlog.domain.report_sections import ReportSection
from painlog.domain.warnings import SIGNS, Sign, Urgency, latest_answers, signs_of
from painlog.i18n import Texts
from painlog.report.document import Block, Run, Section, Signs, Words
from painlog.report.reading import Reading
from painlog.report.wording import NOTHING, short_day

SIGN_NAMES = {
    "saddle-numbness": N_("Numbness in the saddle area"),
    "bladder": N_("Bladder trouble"),
    "bowel": N_("Bowel leaking or unfelt"),
    "sexual-function": N_("Changed sexual feeling or function"),
    "both-legs": N_("Pain, numbness or weakness in both legs"),
    "severe-leg-weakness": N_("Severe or worsening leg weakness"),
    "walking-balance": N_("Trouble walking or balancing"),
    "hands-and-limbs": N_("Clumsy hands, or several limbs weak or numb"),
    "serious-accident": N_("Serious accident or fall"),
    "chest-pain": N_("Chest pain or trouble breathing"),
    "tearing-pain": N_("Sudden tearing pain or faintness"),
    "fever-very-unwell": N_("Fever and very unwell, confused or stiff-necked"),
    "pregnancy-emergency": N_("Pregnancy: bleeding, fluid or regular pains"),
    "suicidal-thoughts": N_("Thoughts of ending life"),
    "fever": N_("Fever or shivering"),
    "weight-loss": N_("Unexplained weight loss"),
    "swelling": N_("Swelling, lump, warm area or changed shape"),
    "rest-night-pain": N_("Pain at rest or worse at night"),
    "between-shoulder-blades": N_("Pain between the shoulder blades"),
    "worse-straining": N_("Worse on coughing or straining"),
    "one-limb": N_("New numbness or weakness in one limb"),
    "recent-injury": N_("Recent fall, blow or injury"),
    "past-cancer": N_("Past cancer and new pain"),
    "infection-risk": N_("Weak immunity, steroids or recent infection"),
    "side-pain": N_("Side pain with fever or urinary signs"),
    "rash": N_("Rash along the painful strip"),
    "too-severe": N_("Too severe to sleep or move"),
    "pregnant-severe": N_("Pregnant with new or severe pain"),
    "under-18": N_("Under 18"),
    "severe-or-3-days": N_("Severe, or no better after 3 days"),
    "weeks-treated": N_("No better after weeks of treatment"),
    "limits-life": N_("Limits daily life"),
    "getting-worse": N_("Getting worse"),
    "down-the-leg": N_("Runs down the leg"),
    "first-age": N_("First back pain under 20 or over 50 to 55"),
    "morning-stiffness": N_("Long morning stiffness that moving eases"),
    "becoming-chronic": N_("Turning into long-lasting pain"),
}
"""The signs of the list in a few words, for somebody who knows them."""


EMERGENCY_LEADS = (
    N_("Emergency signs, no ({n} of {all}), {when}:"),
    N_("Emergency signs, not answered ({n} of {all}):"),
)
OTHER_LEADS = (
    N_("Other signs, no ({n} of {all}), {when}:"),
    N_("Other signs, not answered ({n} of {all}):"),
)
"""What stands before the names of those answered no, and of those not answered."""

MOST_NAMED = 8
"""A longer list of signs that say nothing hides those that do; the page is read in a minute."""

Known = Mapping[str, WarningAnswer]
"""The answers that count, by sign."""


def warning_signs(reading: Reading, t: Texts) -> Section:
    """The section: what was answered by the last day of the period, the most urgent signs first.

    Every yes stands with its day, and every emergency sign by its name whatever was answered. Of the other signs the
    longer list, those answered no or those not answered, is summed up where it is long or the page has no room for it:
    every sign is then named but those that it stands for.
    """
    last = reading.period.last
    answers = latest_answers(answer for answer in reading.diary.warning_signs if answer.answered_on <= last)
    known = {sign.id: answers[sign.id] for sign in SIGNS if sign.id in answers}
    return Section(ReportSection.WARNING_SIGNS, t("Warning signs"), tuple(_blocks(known, last, t)))


def _blocks(known: Known, last: date, t: Texts) -> Iterator[Block]:
    if not known:
        yield Words(t(NOTHING))
        yield Words(_unanswered(t), look="small")
        return
    yes = [answer for answer in known.values() if answer.answer is Answer.YES]
    if yes:
        yield Signs(tuple((t(SIGN_NAMES[answer.sign]), short_day(answer.answered_on, last, t)) for answer in yes))
    else:
        yield Words(t("None answered yes. This list can't rule anything out."))
    yield from _runs(signs_of(Urgency.EMERGENCY), known, EMERGENCY_LEADS, last, t)
    others = (*signs_of(Urgency.TODAY), *signs_of(Urgency.APPOINTMENT))
    yield from _shortened(_runs(others, known, OTHER_LEADS, last, t), len(others), t)
    yield Words(t("Answered by the patient; not answered is never taken as no."), look="small")


def _runs(signs: Sequence[Sign], known: Known, leads: tuple[str, str], last: date, t: Texts) -> tuple[Run, ...]:
    """The names of the signs that were answered no, and of those not answered; no line where there are none."""
    no = [sign for sign in signs if sign.id in known and known[sign.id].answer is Answer.NO]
    unanswered = [sign for sign in signs if sign.id not in known]
    when = _when([known[sign.id].answered_on for sign in no], last, t)
    runs = (
        Run(
            t(lead, n=t.number(len(listed)), all=t.number(len(signs)), when=when),
            tuple(t.mid_sentence(t(SIGN_NAMES[sign.id])) for sign in listed),
        )
        for lead, listed in zip(leads, (no, unanswered), strict=True)
    )
    return tuple(run for run in runs if run.items)


def _shortened(runs: tuple[Run, ...], total: int, t: Texts) -> Iterator[Run]:
    """The same lines; in the longer one words stand for many names, and for fewer where these have no room."""
    longest = max(runs, key=lambda run: len(run.items), default=None)
    for run in runs:
        words = t("all of them") if len(run.items) == total else t("all that are not named here")
        if run is longest:
            yield replace(run, items=run.items if len(run.items) <= MOST_NAMED else (words,), instead=words)
        else:
            yield run


def _when(days: Sequence[date], last: date, t: Texts) -> str:
    """The day of the answers, or the first and the last of their days."""
    if not days:
        return ""
    first, latest = (short_day(day, last, t) for day in (min(days), max(days)))
    return first if first == latest else t("{first} – {last}", first=first, last=latest)


def _unanswered(t: Texts) -> str:
    return t.n(
        "The list of {n} sign was not answered; that is never taken as no.",
        "The list of {n} signs was not answered; that is never taken as no.",
        len(SIGNS),
    )
