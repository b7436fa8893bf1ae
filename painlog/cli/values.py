"""Values of options."""

from argparse import ArgumentTypeError
from datetime import date


def day(text: str) -> date:
    """A date such as 2026-11-19."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” is not a date such as 2026-11-19") from error


def pair(text: str) -> tuple[str, str]:
    """NAME=VALUE, parted at the first equals sign."""
    name, sign, value = text.partition("=")
    if not (sign and name.strip()):
        raise ArgumentTypeError(f"“{text}” is not of the form NAME=VALUE")
    return name.strip(), value.strip()
