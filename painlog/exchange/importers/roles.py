"""Which of the things that an app tracked is the pain, which a trigger, which a treatment: only the person can say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.exchange.columns import Choices, Field, folded
from painlog.exchange.importers.places import names_a_pain

Guesses = tuple[tuple[str, str], ...]
"""What things in a file probably are, for the person to confirm."""

ROLES = (Field.SCORE, Field.TRIGGERS, Field.TREATMENTS)


@dataclass(frozen=True, slots=True)
class Roles:
    """The folded names of what is the pain, what a trigger and what a treatment.

    `exact` says that nothing is anything else, even where an app usually tells.
    """

    score: frozenset[str] = frozenset()
    triggers: frozenset[str] = frozenset()
    treatments: frozenset[str] = frozenset()
    exact: bool = False

    def __bool__(self) -> bool:
        return bool(self.score or self.triggers or self.treatments)

    def of(self, name: str) -> Field | None:
        """What a thing is; None where the person did not say."""
        key = folded(name)
        chosen = ((Field.SCORE, self.score), (Field.TRIGGERS, self.triggers), (Field.TREATMENTS, self.treatments))
        return next((role for role, names in chosen if key in names), None)


def chosen_roles(choices: Choices, names: Sequence[str]) -> Roles:
    """The person's choice among the names in a file; a field without a name makes the choice exact.

    Raises `UserError` for another field or an unknown name.
    """
    known = {folded(name): name for name in names}
    chosen: dict[str, set[str]] = {role: set() for role in ROLES}
    for field, name in choices.columns:
        if field not in chosen:
            raise UserError(
                N_("“{field}” is not what things in this file can be mapped to."),
                N_("There are {fields}."),
                field=field,
                fields=", ".join(ROLES),
            )
        if name and folded(name) not in known:
            near = [known[key] for key in get_close_matches(folded(name), known, n=3, cutoff=0.0)]
            raise UserError(
                N_("The file knows nothing called “{name}”."),
                N_("Nearest: {names}."),
                name=name,
                names=", ".join(near) or "–",
            )
        chosen[field].add(folded(name))
    score, triggers, treatments = (frozenset(chosen[role] - {""}) for role in ROLES)
    return Roles(score, triggers, treatments, exact=any("" in given for given in chosen.values()))


def pains_among(names: Iterable[str]) -> Guesses:
    """The names that say that they are a pain."""
    return tuple((str(Field.SCORE), name) for name in names if names_a_pain(name))


def pain_not_said(names: Sequence[str]) -> UserError:
    """The trouble with a file that does not say which of the things in it is the pain."""
    return UserError(
        N_("The file does not say which of these is the pain: {names}."),
        N_("Say it with --map score=NAME; --map triggers=NAME and --map treatments=NAME name the others."),
        names=", ".join(names[:20]) + (" …" if len(names) > 20 else ""),
    )


def no_mapping(choices: Choices, app: str) -> None:
    """Raise `UserError` where columns were mapped in a file whose columns are known."""
    if choices.columns:
        raise UserError(
            N_("What {app} calls its columns is known: --map does not apply."),
            N_("Give --from csv to read the file as any table."),
            app=app,
        )
