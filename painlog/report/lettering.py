"""What paper cannot show: characters that no font has, and the fonts that would help."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from painlog.domain.printed_report import FontWanted

PLACEHOLDER = "□"
"""Printed for a character that no font covers; DejaVu Sans, which is always there, has it."""

_TURNING = frozenset(range(0x202A, 0x202F)) | frozenset(range(0x2066, 0x206A))
"""Marks that turn the direction of what follows: pasted into a line, they would turn the report's own words."""

_SOFT_HYPHEN = 0xAD
"""Never printed here, but a PDF would give it to the letter before it wherever that one stands, and to a search too."""

_LAST_TWO = 0xFFFE
_NONCHARACTERS = range(0xFDD0, 0xFDF0)
"""Code points that are no characters (Unicode 15, section 23.7), with the last two of every plane."""

_NOT_SHOWN = re.compile(r'the text `"((?:\\.|[^"\\])*)"` could not be displayed')
_NOT_ALLOWED = re.compile(r'the disallowed codepoint `"((?:\\.|[^"\\])*)"`')
_ESCAPED = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|(.))", re.DOTALL)
_SHORT_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}


_BY_NAME = (
    ("CJK", FontWanted("Noto Sans CJK", "fonts-noto-cjk")),
    ("HIRAGANA", FontWanted("Noto Sans CJK", "fonts-noto-cjk")),
    ("KATAKANA", FontWanted("Noto Sans CJK", "fonts-noto-cjk")),
    ("HANGUL", FontWanted("Noto Sans CJK", "fonts-noto-cjk")),
)
_EMOJI = FontWanted("Noto Color Emoji", "fonts-noto-color-emoji")
_SCRIPTS = (
    "Arabic",
    "Armenian",
    "Bengali",
    "Devanagari",
    "Ethiopic",
    "Georgian",
    "Gujarati",
    "Gurmukhi",
    "Hebrew",
    "Kannada",
    "Khmer",
    "Lao",
    "Malayalam",
    "Myanmar",
    "Oriya",
    "Sinhala",
    "Tamil",
    "Telugu",
    "Thai",
    "Tibetan",
)
"""Scripts by the first word of their characters' names; each has a font of its own in fonts-noto-core."""


def printable(text: str) -> str:
    """The text without what may not stand in a PDF: control characters, halves of pairs, non-characters."""
    return "".join(letter for letter in text if _stands(letter))


def _stands(letter: str) -> bool:
    code = ord(letter)
    if code == _SOFT_HYPHEN or code in _TURNING or code in _NONCHARACTERS or code & _LAST_TWO == _LAST_TWO:
        return False
    return unicodedata.category(letter) not in ("Cc", "Cs")


def cleaned(value: Any, replaced: Mapping[str, str]) -> Any:
    """A JSON value with every text made printable and these pieces replaced; keys and pictures stay as they are."""
    if isinstance(value, str):
        text = printable(value.replace("\n", " ").replace("\t", " "))
        for piece, instead in replaced.items():
            text = text.replace(piece, instead)
        return text
    if isinstance(value, dict):
        return {key: part if key == "svg" else cleaned(part, replaced) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [cleaned(part, replaced) for part in value]
    return value


def pieces_told(diagnostic: str) -> set[str]:
    """The pieces of text that Typst's diagnostic says cannot be shown."""
    found = [*_NOT_SHOWN.findall(diagnostic), *_NOT_ALLOWED.findall(diagnostic)]
    return {_ESCAPED.sub(_unescaped, piece) for piece in found} - {""}


def _unescaped(match: re.Match[str]) -> str:
    code, letter = match.groups()
    return chr(int(code, 16)) if code else _SHORT_ESCAPES.get(letter, letter)


def stand_ins(pieces: Iterable[str]) -> dict[str, str]:
    """What to print instead of each piece, the longest first: a box; nothing for what is invisible anyway.

    Invisible joiners are left alone as long as there is anything else to replace: they belong to other words too.
    """
    listed = sorted(pieces, key=lambda piece: (-len(piece), piece))
    visible = [piece for piece in listed if not _invisible(piece)]
    return dict.fromkeys(visible, PLACEHOLDER) if visible else dict.fromkeys(listed, "")


def _invisible(piece: str) -> bool:
    return all(unicodedata.category(letter) in ("Cf", "Mn", "Me", "Zs", "Zl", "Zp") for letter in piece)


def fonts_wanted(pieces: Iterable[str]) -> tuple[FontWanted, ...]:
    """The fonts that would show these pieces, each once; nothing is suggested for what no known font has."""
    found = {_font_for(letter) for piece in pieces for letter in piece if letter != PLACEHOLDER}
    return tuple(sorted(font for font in found if font is not None))


def _font_for(letter: str) -> FontWanted | None:
    name = unicodedata.name(letter, "")
    first = name.split(" ")[0].split("-")[0]
    for start, font in _BY_NAME:
        if first == start:
            return font
    script = first.capitalize()
    if script in _SCRIPTS:
        return FontWanted(f"Noto Sans {script}", "fonts-noto-core")
    return _EMOJI if unicodedata.category(letter) == "So" else None
