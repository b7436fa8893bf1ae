"""Bring the catalogues in resources/locale up to date with the texts of the program and of the exercises.

Usage: uv run python tools/update_texts.py [LANGUAGE ...]
A LANGUAGE that has no catalogue yet gets an empty one. Translations of texts that still exist stay as they are;
texts that nobody asks for any more go. Prints what each language still lacks. The same run gives the same bytes.
"""

import ast
import datetime as dt
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from painlog.domain.exercises import texts_of
from painlog.i18n import DOMAIN
from painlog.services.exercises import load_catalogue

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "resources" / "locale"
MADE = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
"""The date in every header: a date of the run would change files in which nothing changed."""

AUTHORS = "the authors of painlog"

TRANSLATORS = frozenset({"N_", "t", "_t", "texts", "_texts", "say"})
"""What a call is named that translates or marks its first argument."""

COUNTERS = frozenset({"N2_", "n"})
"""What a call is named that translates or marks a singular and its plural."""

WITHIN = "within"
"""What a call is named that translates its second argument in the context that its first one names."""


@dataclass(frozen=True, slots=True)
class Message:
    """A text; its plural where it is counted; its context where the same text means something else elsewhere."""

    text: str
    plural: str = ""
    context: str = ""

    @property
    def id(self) -> str | tuple[str, str]:
        """What Babel looks it up by, together with the context."""
        return (self.text, self.plural) if self.plural else self.text


def marked_texts(source: str) -> Iterator[Message]:
    """The texts that a Python file translates or marks."""
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        name = _name(call.func.func if isinstance(call.func, ast.Call) else call.func)
        first, second = list(_strings(call.args[:1])), list(_strings(call.args[1:2]))
        if name in TRANSLATORS:
            yield from (Message(text) for text in first)
        elif name in COUNTERS and len(call.args) > 1:
            yield from (Message(text, plural) for text, plural in zip(first, second, strict=True))
        elif name == WITHIN:
            yield from (Message(text, context=context) for context in first for text in second)


def program_texts(root: Path = ROOT) -> dict[Message, list[str]]:
    """Every text with the files that it stands in, in the order of the files."""
    found: defaultdict[Message, list[str]] = defaultdict(list)
    for file in sorted((root / "painlog").rglob("*.py")):
        for message in marked_texts(file.read_text(encoding="utf-8")):
            found[message].append(file.relative_to(root).as_posix())
    for exercise in load_catalogue(root / "resources" / "exercises").by_id.values():
        for text in texts_of(exercise):
            found[Message(text)].append(f"resources/exercises/{exercise.id}.toml")
    return {message: list(dict.fromkeys(files)) for message, files in found.items() if message.text}


def updated(language: str, found: dict[Message, list[str]], old: Catalog | None = None) -> Catalog:
    """The catalogue of `language` with exactly the texts of `found`, translated as in `old`."""
    catalogue = Catalog(
        language,
        header_comment=old.header_comment if old else f"# painlog in {language}",
        project=DOMAIN,
        version="1",
        last_translator=AUTHORS,
        language_team=AUTHORS,
        msgid_bugs_address=AUTHORS,
        creation_date=MADE,
        revision_date=MADE,
        fuzzy=False,
    )
    for message, files in found.items():
        known = old.get(message.id, message.context or None) if old else None
        translation = known.string if known else None
        catalogue.add(message.id, translation, [(file, 0) for file in files], context=message.context or None)
    return catalogue


def missing(catalogue: Catalog) -> list[str]:
    """The texts, or their singulars, without a translation."""
    return [_forms(message.id)[0] for message in catalogue if message.id and not all(_forms(message.string))]


def written(language: str, locale: Path = LOCALE) -> Catalog | None:
    """The catalogue as it lies on the disk, if there is one."""
    file = _file(language, locale)
    if not file.exists():
        return None
    with file.open("rb") as stream:
        return read_po(stream, language, DOMAIN)


def write(catalogue: Catalog, locale: Path = LOCALE) -> None:
    """Write the catalogue for people (.po) and for the program (.mo)."""
    file = _file(str(catalogue.locale), locale)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        write_po(stream, catalogue, width=120, include_lineno=False)
    with file.with_suffix(".mo").open("wb") as stream:
        write_mo(stream, catalogue)


def main(languages: Iterable[str]) -> None:
    """Update the named languages and all that have a catalogue."""
    found = program_texts()
    for language in sorted({*languages, *(file.parts[-3] for file in LOCALE.glob("*/LC_MESSAGES/*.po"))}):
        catalogue = updated(language, found, written(language))
        write(catalogue)
        lacking = missing(catalogue)
        print(f"{language}: {len(found)} texts, {len(lacking)} without a translation")
        for text in lacking:
            print(f"  {text!r}")


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def _strings(nodes: Iterable[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.IfExp):
            yield from _strings([node.body, node.orelse])
        elif isinstance(node, ast.BoolOp):
            yield from _strings(node.values)


def _forms(string: str | Iterable[str] | None) -> tuple[str, ...]:
    return (string or "",) if isinstance(string, str | None) else tuple(string)


def _file(language: str, locale: Path) -> Path:
    return locale / language / "LC_MESSAGES" / f"{DOMAIN}.po"


if __name__ == "__main__":
    main(sys.argv[1:])
