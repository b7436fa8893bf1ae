"""Short notes shown once, when a treatment is chosen for the first time (content.md section 2)."""

from typing import NamedTuple

from painlog.domain.catalogue import MEDICINE_GROUP, Item
from painlog.domain.naming import N_


class TreatmentNote(NamedTuple):
    """A note's id, remembered once shown, and its sentence."""

    id: str
    text: str


TENS = TreatmentNote(
    "tens",
    N_(
        "Use TENS only as a professional has shown you. It is not for people who are pregnant, have epilepsy "
        "or wear a pacemaker."
    ),
)
HEAT_COLD = TreatmentNote(
    "heat-cold",
    N_("Heat and cold: about 20 minutes at a time, with a cloth between, and never on skin that feels numb."),
)
MEDICINES = TreatmentNote(
    "medicines",
    N_("Many products hold the same painkiller. Check the label, or ask a pharmacist."),
)
BED_REST = TreatmentNote(
    "bed-rest",
    N_("A day or two in bed may be needed; more than that usually makes back pain worse."),
)

_BY_TREATMENT = {"tens": TENS, "heat": HEAT_COLD, "cold": HEAT_COLD, "rest": BED_REST}


def note_for(item: Item) -> TreatmentNote | None:
    """The note that belongs to a treatment, if there is one."""
    if item.group == MEDICINE_GROUP:
        return MEDICINES
    return _BY_TREATMENT.get(item.id)
