"""What the page of warning signs says: plain advice for what was answered, never a diagnosis."""

from typing import NamedTuple

from painlog.domain.naming import N_
from painlog.domain.warnings import SUICIDAL_THOUGHTS, Urgency
from painlog.i18n import Texts
from painlog.services.warnings import WarningState

GROUP_NAMES = {
    Urgency.EMERGENCY: N_("Get help now"),
    Urgency.TODAY: N_("Speak to a clinician today"),
    Urgency.APPOINTMENT: N_("Book an appointment"),
}

GROUP_QUESTIONS = {
    Urgency.EMERGENCY: N_("New or getting worse, together with pain in your back, neck, an arm or a leg:"),
    Urgency.TODAY: N_("Together with your pain:"),
    Urgency.APPOINTMENT: N_("About your pain:"),
}


class Advice(NamedTuple):
    """The advice for the most urgent group with a yes, one sentence or more."""

    urgency: Urgency
    text: str


def number_to_call(state: WarningState, t: Texts) -> str:
    """The emergency number of the settings, or words where there is none."""
    return state.emergency_number or t("your local emergency number")


def advice(state: WarningState, t: Texts) -> Advice | None:
    """What to do now, or None where no sign that counts was answered yes."""
    urgency = next((each for each in Urgency if state.yes(each)), None)
    if urgency is None:
        return None
    number = number_to_call(state, t)
    if urgency is Urgency.EMERGENCY:
        return Advice(urgency, " ".join(_emergency(state, number, t)))
    if urgency is Urgency.TODAY:
        said = t(
            "Speak to a clinician today: your practice, or the service that stands in for it. If it gets worse or you "
            "reach nobody, call {number}.",
            number=number,
        )
        return Advice(urgency, said)
    return Advice(urgency, t("Book an appointment, and say there what you answered yes to."))


def _emergency(state: WarningState, number: str, t: Texts) -> list[str]:
    yes = state.yes(Urgency.EMERGENCY)
    said = []
    if yes != (SUICIDAL_THOUGHTS,):
        said.append(
            t(
                "Call {number} now, or have somebody take you to an emergency department. Don't drive yourself, and "
                "don't wait to see whether it passes.",
                number=number,
            )
        )
    if SUICIDAL_THOUGHTS in yes:
        said.append(_with_somebody(state.crisis_line, number, t))
    return said


def _with_somebody(crisis_line: str, number: str, t: Texts) -> str:
    if not crisis_line:
        return t(
            "You don't have to be alone with thoughts of ending your life. Tell somebody near you now, or call "
            "{number}.",
            number=number,
        )
    return t(
        "You don't have to be alone with thoughts of ending your life. Call {line} at any hour. If you may act on "
        "them now, call {number}.",
        line=crisis_line,
        number=number,
    )
