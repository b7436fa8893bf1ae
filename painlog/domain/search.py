"""How texts are folded so that a search finds them in any case and with or without accents."""

import unicodedata

_LAST_LATIN_MARK = 0x370
"""Combining marks below this are accents; above it they may be vowels (Hindi), which must stay."""


def folded(text: str) -> str:
    """`text` in lower case without accents; vowel signs of other scripts are kept."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in apart if ord(c) >= _LAST_LATIN_MARK or not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare)
