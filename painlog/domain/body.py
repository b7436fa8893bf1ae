"""Places on the body that a person can point at. Ids never change; labels may."""

from enum import StrEnum
from typing import NamedTuple

from painlog.domain.naming import N_


class Part(StrEnum):
    """What a site belongs to, for the rule that says which entries are about the back."""

    BACK = "back"
    LIMB = "limb"
    OUTSIDE = "outside"


class Site(NamedTuple):
    """One place: its id, its name in English (a translatable text) and what it belongs to."""

    id: str
    name: str
    part: Part
    below_knee: bool = False


def _back(id_: str, name: str) -> Site:
    return Site(id_, name, Part.BACK)


def _limb(id_: str, name: str, below_knee: bool = False) -> Site:
    return Site(id_, name, Part.LIMB, below_knee)


def _outside(id_: str, name: str) -> Site:
    return Site(id_, name, Part.OUTSIDE)


SITES: tuple[Site, ...] = (
    _outside("head", N_("Head")),
    _back("neck", N_("Neck")),
    _limb("shoulder-left", N_("Shoulder, left")),
    _limb("shoulder-right", N_("Shoulder, right")),
    _back("upper-back-left", N_("Upper back, left")),
    _back("upper-back-middle", N_("Upper back, middle")),
    _back("upper-back-right", N_("Upper back, right")),
    _back("mid-back-left", N_("Mid back, left")),
    _back("mid-back-middle", N_("Mid back, middle")),
    _back("mid-back-right", N_("Mid back, right")),
    _back("flank-left", N_("Flank, left")),
    _back("flank-right", N_("Flank, right")),
    _back("lower-back-left", N_("Lower back, left")),
    _back("lower-back-middle", N_("Lower back, middle")),
    _back("lower-back-right", N_("Lower back, right")),
    _back("sacroiliac-left", N_("Sacroiliac joint, left")),
    _back("sacroiliac-right", N_("Sacroiliac joint, right")),
    _back("sacrum", N_("Sacrum")),
    _back("tailbone", N_("Tailbone")),
    _back("buttock-left", N_("Buttock, left")),
    _back("buttock-right", N_("Buttock, right")),
    _limb("hip-left", N_("Hip, left")),
    _limb("hip-right", N_("Hip, right")),
    _limb("groin-left", N_("Groin, left")),
    _limb("groin-right", N_("Groin, right")),
    _limb("thigh-back-left", N_("Back of thigh, left")),
    _limb("thigh-back-right", N_("Back of thigh, right")),
    _limb("thigh-front-left", N_("Front of thigh, left")),
    _limb("thigh-front-right", N_("Front of thigh, right")),
    _limb("knee-left", N_("Knee, left")),
    _limb("knee-right", N_("Knee, right")),
    _limb("calf-left", N_("Calf, left"), below_knee=True),
    _limb("calf-right", N_("Calf, right"), below_knee=True),
    _limb("shin-left", N_("Shin, left"), below_knee=True),
    _limb("shin-right", N_("Shin, right"), below_knee=True),
    _limb("foot-left", N_("Foot, left"), below_knee=True),
    _limb("foot-right", N_("Foot, right"), below_knee=True),
    _limb("upper-arm-left", N_("Upper arm, left")),
    _limb("upper-arm-right", N_("Upper arm, right")),
    _limb("forearm-left", N_("Forearm, left")),
    _limb("forearm-right", N_("Forearm, right")),
    _limb("hand-left", N_("Hand, left")),
    _limb("hand-right", N_("Hand, right")),
    _outside("chest", N_("Chest")),
    _outside("abdomen", N_("Abdomen")),
)

SITE_BY_ID: dict[str, Site] = {site.id: site for site in SITES}

BACK_VIEW, FRONT_VIEW = "back", "front"


def reaches_below_knee(site_ids: frozenset[str]) -> bool:
    """Whether a back place and a place below the knee are marked together: shown, never interpreted."""
    sites = [SITE_BY_ID[id_] for id_ in site_ids if id_ in SITE_BY_ID]
    return any(site.part is Part.BACK for site in sites) and any(site.below_knee for site in sites)


def concerns_back(site_ids: frozenset[str]) -> bool:
    """Whether an entry with these places is about the back and what radiates from it.

    It is if it names no place, or at least one other than head, chest and abdomen (stages.md section 1). A
    place of the person's own counts: nobody else can say where it is.
    """
    if not site_ids:
        return True
    return any(id_ not in SITE_BY_ID or SITE_BY_ID[id_].part is not Part.OUTSIDE for id_ in site_ids)
