"""The option `--lang`: the language of a report or a chart, which need not be that of the system."""

from argparse import ArgumentParser

from painlog.cli.output import texts
from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.i18n import PSEUDO_LANGUAGE, languages


def add_language(parser: ArgumentParser) -> None:
    """Add the option; without it the value is None, which stands for the language of the system."""
    told = texts()("such as es or hi; by default that of the system")
    parser.add_argument("--lang", type=language, metavar="LANGUAGE", help=told)


def language(text: str) -> str:
    """A language as `Texts` takes it: "es-mx" becomes "es_MX".

    One that has no catalogue is taken too, for its dates and numbers; `UserError` where not even these are known.
    """
    from babel import Locale, UnknownLocaleError

    from painlog.paths import resources

    if text == PSEUDO_LANGUAGE:
        return text
    try:
        return str(Locale.parse(text.replace("-", "_")))
    except (UnknownLocaleError, ValueError) as error:
        raise UserError(
            N_("“{text}” is not a language that painlog knows."),
            N_("It speaks {languages}."),
            text=text,
            languages=", ".join(languages(resources() / "locale")),
        ) from error
