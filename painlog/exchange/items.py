"""Items of list cells as the diary's own: places, symptoms and treatments."""

from decimal import Decimal

from painlog.domain.built_in_items import SIDED_SYMPTOMS, TIMED_SYMPTOMS
from painlog.domain.diary import MINUTES_A_DAY, Relief, Side, SiteScore, Symptom, Treatment
from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.exchange.cells import Part
from painlog.exchange.scores import read_score


def site_of(id_: str, part: Part) -> SiteScore:
    """A place with its score, as in `lower-back-left=6`."""
    if part.detail is not None or part.relief is not None:
        raise _leftover(part)
    return SiteScore(id_, read_score(part.score or "")[0])


def symptom_of(id_: str, part: Part) -> Symptom:
    """A symptom with its side or its minutes, as in `numbness@left` and `stiffness-on-waking@30`."""
    if part.score is not None or part.relief is not None:
        raise _leftover(part)
    detail = (part.detail or "").strip()
    if not detail:
        return Symptom(id_)
    if id_ in SIDED_SYMPTOMS and detail in list(Side):
        return Symptom(id_, side=Side(detail))
    if id_ in TIMED_SYMPTOMS and detail.isdecimal() and Decimal(detail) <= MINUTES_A_DAY:
        return Symptom(id_, minutes=int(detail))
    raise _leftover(part)


def treatment_of(id_: str, part: Part) -> Treatment:
    """A treatment with its dose and relief, as in `ibuprofen@400 mg:a-little`."""
    if part.score is not None:
        raise _leftover(part)
    relief = (part.relief or "").strip()
    if relief and relief not in list(Relief):
        raise UserError(
            N_("“{relief}” is not a relief."), N_("There are {reliefs}."), relief=relief, reliefs=", ".join(Relief)
        )
    return Treatment(id_, part.detail or "", Relief(relief) if relief else None)


def plain(id_: str, part: Part) -> str:
    """The id of an item that has nothing but its name."""
    if part != Part(part.name):
        raise _leftover(part)
    return id_


def _leftover(part: Part) -> UserError:
    return UserError(N_("“{name}” is followed by something that does not belong to it."), name=part.name)
