"""The warning signs: a list that the person answers (content.md section 4). Never inferred from a score.

No answer is "not answered", never "no". A clinician has yet to review the list (docs/warning-signs.md).
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from painlog.domain.naming import N_
from painlog.domain.records import Answer, WarningAnswer


class Urgency(StrEnum):
    """How soon somebody should hear of a sign, most urgent first."""

    EMERGENCY = "emergency"
    TODAY = "today"
    APPOINTMENT = "appointment"


class Sign(NamedTuple):
    """One sign. Ids never change and are what the diary stores."""

    id: str
    urgency: Urgency
    text: str


SUICIDAL_THOUGHTS = "suicidal-thoughts"
"""The sign whose advice names the crisis line as well."""

_EMERGENCY = {
    "saddle-numbness": N_(
        "Numbness or tingling around your genitals, anus, buttocks or the inside of your thighs, or wiping yourself "
        "feels different"
    ),
    "bladder": N_(
        "Trouble starting, stopping or holding your urine, not feeling it pass, or not noticing that your bladder "
        "is full"
    ),
    "bowel": N_("Stool leaks, or you do not feel it pass"),
    "sexual-function": N_("Sexual feeling or function has changed, together with any sign of this group"),
    "both-legs": N_("Pain, tingling, weakness or numbness in both legs"),
    "severe-leg-weakness": N_("A leg that is very weak, or is getting weaker"),
    "walking-balance": N_("New trouble walking or keeping your balance"),
    "hands-and-limbs": N_(
        "Hands that turned clumsy suddenly or within a short time, or weakness or numbness in both arms or in an arm "
        "and a leg"
    ),
    "serious-accident": N_("A serious accident or fall"),
    "chest-pain": N_("Pain in the chest, or trouble breathing"),
    "tearing-pain": N_("Sudden, tearing pain in the back or the belly, or faintness with the pain"),
    "fever-very-unwell": N_("Fever while you feel very unwell, are confused or have a stiff neck"),
    "pregnancy-emergency": N_("In pregnancy: bleeding, leaking fluid, or pain that comes in regular waves"),
    SUICIDAL_THOUGHTS: N_("Thoughts of ending your life"),
}

_TODAY = {
    "fever": N_("Fever or shivering"),
    "weight-loss": N_("Weight loss that nothing explains"),
    "swelling": N_("A swelling, a lump, a warm or tender area, or a changed shape of the back"),
    "rest-night-pain": N_("Pain that rest does not ease, or that is worse at night"),
    "between-shoulder-blades": N_("Pain between the shoulder blades"),
    "worse-straining": N_("Pain that gets worse when you cough, sneeze or strain"),
    "one-limb": N_(
        "New numbness, tingling or weakness in one leg or arm, a foot that drops, or hands that slowly turn clumsy"
    ),
    "recent-injury": N_(
        "A fall, blow or injury not long ago (even a small one, if you have osteoporosis, take steroids or are older)"
    ),
    "past-cancer": N_("You have had cancer, and this pain is new"),
    "infection-risk": N_("A weak immune system, treatment with steroids, injected drugs, or an infection not long ago"),
    "side-pain": N_("Pain in your side with fever, burning when you pass urine, or blood in the urine"),
    "rash": N_("A rash along the strip of skin that hurts"),
    "too-severe": N_("Pain too severe to sleep or to move"),
    "pregnant-severe": N_("You are pregnant, and have new or severe pain or burning when you pass urine"),
    "under-18": N_("You are under 18"),
}

_APPOINTMENT = {
    "severe-or-3-days": N_("The pain is severe, or no better after 3 days"),
    "weeks-treated": N_("It is no better after a few weeks, although it is being treated"),
    "limits-life": N_("It limits your daily life"),
    "getting-worse": N_("It is getting worse"),
    "down-the-leg": N_("It runs down a leg, or below the knee"),
    "first-age": N_("This is your first back pain, and you are under 20 or over 50 to 55"),
    "morning-stiffness": N_("You are stiff for a long time in the morning, and moving eases it"),
    "becoming-chronic": N_("It is turning into long-lasting pain"),
}

SIGNS = tuple(
    Sign(id_, urgency, text)
    for urgency, listed in (
        (Urgency.EMERGENCY, _EMERGENCY),
        (Urgency.TODAY, _TODAY),
        (Urgency.APPOINTMENT, _APPOINTMENT),
    )
    for id_, text in listed.items()
)

SIGN_BY_ID: Mapping[str, Sign] = {sign.id: sign for sign in SIGNS}

URGENT_SIGNS = frozenset(sign.id for sign in SIGNS if sign.urgency is not Urgency.APPOINTMENT)
"""The emergency and the today signs: a yes to one silences `improving` and ends an experiment (stages.md section 4)."""

DANGEROUS_SYMPTOMS = frozenset({"numbness", "weakness-arm", "weakness-leg", "fever", "swelling-warm-area"})
"""Symptoms of an entry that bring a line which opens the list (content.md section 2)."""

ALWAYS_SAID = N_("This list can't rule anything out. If you are worried, call.")
"""Stands on the list whatever was answered (content.md section 4)."""


def signs_of(urgency: Urgency) -> tuple[Sign, ...]:
    """The signs of a group, in the order in which they are asked."""
    return tuple(sign for sign in SIGNS if sign.urgency is urgency)


def latest_answers(answers: Iterable[WarningAnswer]) -> dict[str, WarningAnswer]:
    """The answer that counts for each sign that was answered: the one of the latest day."""
    latest: dict[str, WarningAnswer] = {}
    for answer in answers:
        known = latest.get(answer.sign)
        if known is None or answer.answered_on > known.answered_on:
            latest[answer.sign] = answer
    return latest


def answered_yes(answers: Iterable[WarningAnswer], urgency: Urgency) -> tuple[WarningAnswer, ...]:
    """The answers that count and are yes, among the signs of a group, in the order of the list."""
    latest = latest_answers(answers)
    found = (latest.get(sign.id) for sign in signs_of(urgency))
    return tuple(answer for answer in found if answer is not None and answer.answer is Answer.YES)
