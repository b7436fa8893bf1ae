"""Marks texts of the domain for translation without translating them."""


def N_(text: str) -> str:
    """Return `text` unchanged; `tools/update_texts.py` collects it for the catalogues."""
    return text


def N2_(singular: str, plural: str) -> tuple[str, str]:
    """Return both forms of a counted text unchanged, for the same use."""
    return singular, plural
