"""The warning signs as they were answered: yes, no, and not answered, which is never taken as no."""

from painlog.domain.naming import N_
from painlog.domain.records import Answer, WarningAnswer
from painlog.domain.report_sections import ReportSection
from painlog.domain.warnings import SIGNS, latest_answers
from painlog.i18n import Texts
from painlog.report.document import Block, Run, Section, Signs, Words
from painlog.report.reading import Reading
from painlog.report.wording import NOTHING, cuts, short_day

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


def warning_signs(reading: Reading, t: Texts) -> Section:
    """The section: what was answered by the last day of the period, the most urgent signs first."""
    last = reading.period.last
    answers = latest_answers(answer for answer in reading.diary.warning_signs if answer.answered_on <= last)
    known = {sign.id: answers[sign.id] for sign in SIGNS if sign.id in answers}
    yes = [answer for answer in known.values() if answer.answer is Answer.YES]
    no = [_small(answer.sign, t) for answer in known.values() if answer.answer is Answer.NO]
    open_ = [_small(sign.id, t) for sign in SIGNS if sign.id not in known]
    shown = tuple((t(SIGN_NAMES[answer.sign]), short_day(answer.answered_on, last, t)) for answer in yes)
    blocks = (
        _first(shown, bool(known), t),
        *(
            Run(t("{answer} ({n}):", answer=answer, n=t.number(len(names))), tuple(names), cuts(len(names), t, 99))
            for answer, names in ((t("No"), no), (t("Not answered"), open_))
            if names and known
        ),
        Words(_when(list(known.values()), reading, t), look="small"),
    )
    return Section(ReportSection.WARNING_SIGNS, t("Warning signs"), blocks)


def _small(sign: str, t: Texts) -> str:
    return t.mid_sentence(t(SIGN_NAMES[sign]))


def _first(yes: tuple[tuple[str, str], ...], answered: bool, t: Texts) -> Block:
    if yes:
        return Signs(yes, cuts(len(yes), t, len(yes)))
    return Words(t("None answered yes.") if answered else t(NOTHING))


def _when(answers: list[WarningAnswer], reading: Reading, t: Texts) -> str:
    if not answers:
        return t.n(
            "The list of {n} sign was not answered; that is never taken as no.",
            "The list of {n} signs was not answered; that is never taken as no.",
            len(SIGNS),
        )
    days = sorted(answer.answered_on for answer in answers)
    first, last = (short_day(day, reading.period.last, t) for day in (days[0], days[-1]))
    if first == last:
        return t("Answered by the patient on {day}; not answered is never taken as no.", day=last)
    return t(
        "Answered by the patient between {first} and {last}; not answered is never taken as no.", first=first, last=last
    )
