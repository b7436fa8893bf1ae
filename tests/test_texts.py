"""The catalogues in resources/locale, and the tool that collects what they hold."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages import Message as BabelMessage
from babel.messages.mofile import read_mo

from painlog.i18n import SOURCE_LANGUAGE, Texts, languages
from tools.update_texts import LOCALE, Message, marked_texts, missing, program_texts, updated, write, written

TRANSLATED = [language for language in languages(LOCALE) if language != SOURCE_LANGUAGE]
FIELD = re.compile(r"\{[^{}]*\}|</?[a-z][^<>]*>")

Translations = dict[tuple[str, str], tuple[str, ...]]
"""The forms of a translation, by the context and the (singular) text."""


@pytest.fixture(scope="module")
def asked_for() -> set[Message]:
    return set(program_texts())


def catalogue_of(language: str) -> Catalog:
    found = written(language)
    assert found is not None
    return found


def messages_in(catalogue: Catalog) -> Iterator[Message]:
    for message in catalogue:
        if message.id:
            text, *plural = forms_of(message.id)
            yield Message(text, "".join(plural), context_of(message))


def translations_in(catalogue: Catalog) -> Translations:
    return {
        (context_of(message), forms_of(message.id)[0]): forms_of(message.string) for message in catalogue if message.id
    }


def context_of(message: BabelMessage) -> str:
    """The context, which Babel reads from a compiled catalogue as bytes."""
    context: str | bytes = message.context or ""
    return context.decode() if isinstance(context, bytes) else context


def forms_of(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def fields_of(text: str) -> list[str]:
    return sorted(FIELD.findall(text))


def test_painlog_speaks_spanish_and_hindi() -> None:
    assert TRANSLATED == ["es", "hi"]


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_has_exactly_the_texts_of_the_program(language: str, asked_for: set[Message]) -> None:
    """Where this fails, run tools/update_texts.py and translate what it names."""
    held = set(messages_in(catalogue_of(language)))
    assert sorted(map(str, asked_for - held)) == []
    assert sorted(map(str, held - asked_for)) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated(language: str) -> None:
    assert missing(catalogue_of(language)) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_fields_and_tags_of_its_text(language: str) -> None:
    wrong = [
        (english, form)
        for message in catalogue_of(language)
        if message.id
        for english, form in zip(forms_of(message.id), forms_of(message.string), strict=True)
        if fields_of(form) != fields_of(english)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_says_what_the_readable_one_says(language: str) -> None:
    with (LOCALE / language / "LC_MESSAGES" / "painlog.mo").open("rb") as stream:
        compiled = read_mo(stream)
    assert translations_in(compiled) == translations_in(catalogue_of(language))


@pytest.mark.parametrize(
    ("source", "messages"),
    [
        ('NAME = N_("Heat")', [Message("Heat")]),
        ('t("Saved {time}", time=now)', [Message("Saved {time}")]),
        ('self.context.texts("Undo")', [Message("Undo")]),
        ('texts()("Stopped")', [Message("Stopped")]),
        ('t.n("{n} day", "{n} days", count)', [Message("{n} day", "{n} days")]),
        ('N2_("{n} hour", "{n} hours")', [Message("{n} hour", "{n} hours")]),
        ('t.within("column", "Change")', [Message("Change", context="column")]),
        ('t("Show" if folded else "Hide")', [Message("Show"), Message("Hide")]),
        ('t(name or "Nothing")', [Message("Nothing")]),
        ('t("One, " "two")', [Message("One, two")]),
        ('t(name)\nprint("Heat")\n"Heat".n(1)', []),
    ],
)
def test_every_kind_of_mark_is_found(source: str, messages: list[Message]) -> None:
    assert list(marked_texts(source)) == messages


def test_a_text_in_a_context_has_a_translation_of_its_own(tmp_path: Path) -> None:
    found = {Message("Start"): ["a.py"], Message("Start", context="column"): ["b.py"]}
    assert missing(updated("de", found)) == ["Start", "Start"]
    old = Catalog("de")
    old.add("Start", "Los")
    old.add("Start", "Beginn", context="column")
    write(updated("de", found, old), tmp_path)
    (tmp_path / "days.json").write_text("{}")
    german = Texts("de", tmp_path)
    assert (german("Start"), german.within("column", "Start")) == ("Los", "Beginn")
    kept = updated("de", found, written("de", tmp_path))
    assert translations_in(kept) == {("", "Start"): ("Los",), ("column", "Start"): ("Beginn",)}


def test_texts_that_nobody_asks_for_any_more_go() -> None:
    old = updated("es", {Message("Start"): ["a.py"], Message("{n} day", "{n} days"): ["a.py"]})
    assert set(messages_in(updated("es", {Message("Start"): ["a.py"]}, old))) == {Message("Start")}
