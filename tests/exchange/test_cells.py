"""Single cells: protection against formulas, and lists of items."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painlog.exchange.cells import Part, joined, part_of, parts_of, protected, unprotected
from tests.strategies import texts


@given(texts())
def test_protection_comes_off_again(cell: str) -> None:
    assert unprotected(protected(cell)) == cell
    assert protected(cell)[:1] not in ("=", "+", "-", "@", "\t", "\r")


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("-3", "'-3"),
        ("'=x", "''=x"),
        ("''=x", "'''=x"),
        ("'tis", "'tis"),
        ("a=b", "a=b"),
        ("\tx", "'\tx"),
        ("", ""),
    ],
)
def test_only_what_looks_like_a_formula_gets_an_apostrophe(cell: str, written: str) -> None:
    assert protected(cell) == written


names = st.text(st.characters(exclude_categories=["Cs", "Z", "C"]), min_size=1, max_size=8)
parts = st.builds(Part, names, st.none() | names, st.none() | texts(), st.none() | names)


@given(st.lists(parts, max_size=4))
def test_a_list_cell_gives_its_items_back(items: list[Part]) -> None:
    assert parts_of(joined(items)) == items


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("", []),
        (" ; ;", []),
        ("lower-back-left=6; hip-left", [Part("lower-back-left", score="6"), Part("hip-left")]),
        ("ibuprofen@400 mg:a-little", [Part("ibuprofen", detail="400 mg", relief="a-little")]),
        ("heat:some;cold", [Part("heat", relief="some"), Part("cold")]),
        ("numbness@left", [Part("numbness", detail="left")]),
        (r"tea@1\:1\; hot", [Part("tea", detail="1:1; hot")]),
        ("rest\\", [Part("rest\\")]),
    ],
)
def test_list_cells(cell: str, items: list[Part]) -> None:
    assert parts_of(cell) == items


def test_written_as_the_format_says() -> None:
    items = [Part("ibuprofen", detail="400 mg; twice", relief="a-little"), Part("heat")]
    assert joined(items) == r"ibuprofen@400 mg\; twice:a-little; heat"


def test_a_single_item_may_hold_semicolons() -> None:
    assert part_of("heat@5 min; then cold:some") == Part("heat", detail="5 min; then cold", relief="some")
