"""What the person told about days not recorded, in words."""

from painlog.domain.naming import N_
from painlog.domain.records import Statement, StatementKind
from painlog.i18n import Texts

STATEMENT_NAMES = {StatementKind.IN_PAIN: N_("In pain"), StatementKind.PAIN_FREE: N_("Free of pain")}

_SPANS = {
    (StatementKind.IN_PAIN, False): N_("In pain from {first} to {last}"),
    (StatementKind.IN_PAIN, True): N_("In pain from about {first} to about {last}"),
    (StatementKind.PAIN_FREE, False): N_("Free of pain from {first} to {last}"),
    (StatementKind.PAIN_FREE, True): N_("Free of pain from about {first} to about {last}"),
}
"""What a statement says, by its kind and by whether its days are approximate."""

_DAYS = {
    (StatementKind.IN_PAIN, False): N_("In pain on {day}"),
    (StatementKind.IN_PAIN, True): N_("In pain on about {day}"),
    (StatementKind.PAIN_FREE, False): N_("Free of pain on {day}"),
    (StatementKind.PAIN_FREE, True): N_("Free of pain on about {day}"),
}
"""The same about a single day."""


def statement_sentence(statement: Statement, t: Texts) -> str:
    """What a statement says: "In pain from about 20 July 2026 to about 18 November 2026"."""
    said = statement.kind, statement.approximate
    first, last = t.date(statement.start), t.date(statement.end)
    if statement.start == statement.end:
        return t(_DAYS[said], day=first)
    return t(_SPANS[said], first=first, last=last)
