"""What routines are called: painlog's own in a language, the person's in their words."""

from painlog.domain.built_in_routines import BUILT_IN_ROUTINES
from painlog.domain.training import Training
from painlog.i18n import Texts


def routine_names(training: Training, t: Texts) -> dict[str, str]:
    """The names of all routines by their ids."""
    shipped = {each.id: t(each.routine.name) for each in BUILT_IN_ROUTINES}
    return shipped | {routine.id: routine.name for routine in training.routines}
