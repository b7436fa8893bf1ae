"""Values of options."""

from datetime import date

from painlog.domain.naming import N_
from painlog.errors import UserError


def day(text: str) -> date:
    """A date such as 2026-11-19."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UserError(N_("“{text}” is not a date such as 2026-11-19."), text=text) from error


def pair(text: str) -> tuple[str, str]:
    """NAME=VALUE, parted at the first equals sign."""
    name, sign, value = text.partition("=")
    if not (sign and name.strip()):
        raise UserError(N_("“{text}” is not of the form NAME=VALUE."), text=text)
    return name.strip(), value.strip()
