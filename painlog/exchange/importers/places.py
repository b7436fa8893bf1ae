"""Names that people give their pains, and the places on the body that they mean."""

import re

_PAIN = re.compile(r"pain|aches?\b|ache\b|aching|\bsore(?:ness)?\b|\bhurt|sciatica|migraine|lumbago", re.IGNORECASE)
_SIDES = re.compile(r"\b(left|right)\b", re.IGNORECASE)
_FILLING = re.compile(
    r"\b(?:my|the|in|of|overall|general|level|severity|score|intensity|back|spine|sciatica|lumbago|hurts?|hurting"
    r"|pain(?:s|ful)?|aches?|aching|sore(?:ness)?)\b|[-_/,:()]",
    re.IGNORECASE,
)

_IN_THE_MIDDLE = (
    (re.compile(r"\blow(?:er)?[\s-]*back|lumb", re.IGNORECASE), "lower-back"),
    (re.compile(r"\bupper[\s-]*back|thora", re.IGNORECASE), "upper-back"),
    (re.compile(r"\bmid(?:dle)?[\s-]*back", re.IGNORECASE), "mid-back"),
)
"""Places that have a middle, which stands for both sides where none is named."""

_WHOLE = (
    (re.compile(r"tail\s*bone|coccy", re.IGNORECASE), "tailbone"),
    (re.compile(r"\bsacrum\b|\bsacral\b", re.IGNORECASE), "sacrum"),
    (re.compile(r"\bneck\b", re.IGNORECASE), "neck"),
    (
        re.compile(r"head|migraine|tooth|\bjaw\b|\bfac(?:e|ial)\b|\bears?\b|earache|sinus|\beyes?\b", re.IGNORECASE),
        "head",
    ),
    (re.compile(r"\bchest\b|\bribs?\b", re.IGNORECASE), "chest"),
    (re.compile(r"abdom|stomach|\bbelly\b|tummy|period|menstr|pelvi", re.IGNORECASE), "abdomen"),
)

_SIDED = (
    (re.compile(r"sacro-?iliac|\bsi[\s-]joint", re.IGNORECASE), "sacroiliac"),
    (re.compile(r"buttock|glute", re.IGNORECASE), "buttock"),
    (re.compile(r"\bflank", re.IGNORECASE), "flank"),
    (re.compile(r"\bhips?\b", re.IGNORECASE), "hip"),
    (re.compile(r"\bgroin", re.IGNORECASE), "groin"),
    (re.compile(r"\bknees?\b", re.IGNORECASE), "knee"),
    (re.compile(r"\bcal(?:f|ves)\b", re.IGNORECASE), "calf"),
    (re.compile(r"\bshins?\b", re.IGNORECASE), "shin"),
    (re.compile(r"\bfoot\b|\bfeet\b|ankle", re.IGNORECASE), "foot"),
    (re.compile(r"shoulder", re.IGNORECASE), "shoulder"),
    (re.compile(r"forearm|lower arm", re.IGNORECASE), "forearm"),
    (re.compile(r"upper arm", re.IGNORECASE), "upper-arm"),
    (re.compile(r"\bhands?\b|wrist", re.IGNORECASE), "hand"),
)
"""Places that exist on the left and on the right only."""


def names_a_pain(name: str) -> bool:
    """Whether an English name of something tracked says that it is a pain."""
    return bool(_PAIN.search(name))


def places_of(name: str) -> tuple[str, ...]:
    """The places of a named pain, as ids or, for a place nobody knows, in the person's own words.

    A pain of the back as a whole has none: an entry without places is about the back (stages.md section 1).
    """
    side = _SIDES.search(name)
    for pattern, stem in _IN_THE_MIDDLE:
        if pattern.search(name):
            return (f"{stem}-{side[1].lower() if side else 'middle'}",)
    for pattern, id_ in _WHOLE:
        if pattern.search(name):
            return (id_,)
    for pattern, stem in _SIDED:
        if side and pattern.search(name):
            return (f"{stem}-{side[1].lower()}",)
    own = " ".join(_FILLING.sub(" ", name).split())
    return (own,) if re.search(r"[^\W\d_]", own) else ()
