"""Marks texts of the domain for translation without translating them."""


def N_(text: str) -> str:
    """Return `text` unchanged; `tools/update_texts.py` collects it for the catalogues."""
    return text
