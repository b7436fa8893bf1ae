"""Names in a file meet the names of the catalogue."""

import pytest

from painlog.domain.catalogue import Catalogue, Kind
from painlog.exchange.names import NameBook


@pytest.mark.parametrize("name", ["Lower back left", "left lower back", "LOWER BACK (left)", "Lower back, left"])
def test_the_same_words_are_the_same_place(name: str) -> None:
    book = NameBook(Catalogue())
    assert book.id_of(Kind.SITE, name) == "lower-back-left"
    assert book.new_items == ()


@pytest.mark.parametrize("name", ["Lower back", "Kreuz", "left left lower back", "?!"])
def test_other_words_are_the_persons_own(name: str) -> None:
    book = NameBook(Catalogue())
    assert book.id_of(Kind.SITE, name).startswith("own-")
    assert [item.name for item in book.new_items] == [name]
