"""The notices that stand between a person and an exercise (exercises.md section 2)."""

from painlog.domain.exercise_safety import NO_MORE_TODAY, SEVERE_PAIN
from painlog.domain.shelf import ShelvedRoutine
from painlog.errors import UserError
from painlog.i18n import Texts
from painlog.ui.player.screens import NoticeScreen
from painlog.ui.theme import Theme


def advice(theme: Theme, t: Texts) -> NoticeScreen:
    """What everyone sees before the first exercise."""
    paragraphs = [
        t("The exercises in painlog are for adults. They are exercises that people commonly use; they treat nothing."),
        t(
            "Talk with a doctor or physiotherapist before you start: above all after an injury or an operation, in "
            "pregnancy, or with a long-term illness."
        ),
        t("A list of warning signs comes next. Answer it for yourself; it stays on this computer."),
        t("“Stop, this hurts” is on the screen at all times. Its key is H."),
    ]
    return NoticeScreen(theme, t, t("Before your first exercise"), paragraphs, t("I have read this"))


def done_today(theme: Theme, t: Texts) -> NoticeScreen:
    """After a stop at strong or spreading pain there is no more exercise on that day."""
    paragraphs = [
        t(
            "You stopped a session today because it hurt, with a pain of {score} or more or one that spread. Rest from "
            "exercise until tomorrow; moving about gently is fine.",
            score=NO_MORE_TODAY,
        ),
        t("The list of warning signs is in the menu under Help."),
    ]
    return NoticeScreen(theme, t, t("No more exercise today"), paragraphs)


def only_flare_day(theme: Theme, t: Texts) -> NoticeScreen:
    """At severe pain or on a flare only the flare-day routine is offered."""
    paragraphs = [
        t(
            "At a pain of {score} or more, or on a flare, only the Flare day routine is offered: breathing, knee "
            "rolls, pelvic tilt and a short walk.",
            score=SEVERE_PAIN,
        ),
        t("Your own routine waits for a better day."),
    ]
    return NoticeScreen(theme, t, t("Gently today"), paragraphs, t("Start the Flare day routine"))


def not_for_you(theme: Theme, t: Texts, routine: ShelvedRoutine) -> NoticeScreen:
    """A routine that a declared condition takes away as a whole."""
    paragraphs = [t(caution.text) for caution in routine.hidden_by]
    return NoticeScreen(theme, t, t("Not this routine"), paragraphs)


def not_noted(theme: Theme, t: Texts) -> NoticeScreen:
    """The diary did not take an answer, so nothing may begin yet."""
    paragraphs = [
        t("Your answer could not be written into the diary, so the session does not begin yet."),
        t("The window behind this one says why. What is in the diary is safe."),
    ]
    return NoticeScreen(theme, t, t("Not noted yet"), paragraphs, t("Try again"))


def ask_clinician(theme: Theme, t: Texts, routine: ShelvedRoutine) -> NoticeScreen:
    """Exercises of this routine wait until a clinician agrees; "declined" goes on without them, or leaves."""
    waiting = routine.waits_for
    texts = dict.fromkeys(
        t(caution.text) for step in routine.steps for caution in step.hidden_by if caution.condition in waiting
    )
    without = t("Go on without these exercises") if routine.offered else t("Not today")
    return NoticeScreen(theme, t, t("Ask a clinician first"), list(texts), t("A clinician has agreed"), without)


def nothing_left(theme: Theme, t: Texts, trouble: UserError) -> NoticeScreen:
    """Not even the flare-day routine is left for this person."""
    return NoticeScreen(theme, t, t("No exercise now"), [t.error(trouble)])
