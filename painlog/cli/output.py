"""What the command line says, and in which language."""

import json
import os
import sys
from functools import cache

from painlog.errors import UserError
from painlog.i18n import Texts, system_language


@cache
def texts() -> Texts:
    """The texts in the language of the system."""
    from painlog.paths import resources

    return Texts(system_language(os.environ), resources() / "locale")


def say(sentence: str) -> None:
    """One line on stdout."""
    print(sentence)


def warn(sentence: str) -> None:
    """One line on stderr."""
    print(" ".join(sentence.splitlines()), file=sys.stderr)


def tell_trouble(trouble: UserError) -> None:
    """Expected trouble, as one line on stderr."""
    warn(texts().error(trouble))


def say_json(document: object) -> None:
    """One JSON document on stdout, in ASCII so that every terminal and pipe takes it."""
    print(json.dumps(document, indent=1))
