"""Lists that are cut, lines that are shortened, texts that are cleaned, sections by their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painlog.domain.report_sections import ALL_SECTIONS, ReportSection, sections_named
from painlog.errors import UserError
from painlog.i18n import Texts
from painlog.report.lettering import cleaned
from painlog.report.wording import cuts, one_line

T = Texts()


def test_sections_by_name() -> None:
    assert sections_named(["places", "figures"]) == (ReportSection.FIGURES, ReportSection.PLACES)
    assert sections_named(ALL_SECTIONS) == ALL_SECTIONS
    with pytest.raises(UserError, match="no section called moon"):
        sections_named(["figures", "moon"])


@given(st.integers(0, 40), st.integers(1, 20))
def test_cuts_count_what_is_left(total: int, offered: int) -> None:
    found = cuts(total, T, offered)
    shown = min(total, offered)
    assert len(found) == shown + 1
    for place, words in enumerate(found):
        assert words == ("" if place == total else f"and {total - place} more")


@given(st.text(), st.integers(5, 100))
def test_one_line_is_one_line_and_short(text: str, room: int) -> None:
    found = one_line(text, room).replace("\u200b", "")
    assert len(found) <= room
    assert found.split("\n") == [found]
    assert text.split()[:1] == [] or found


def test_cleaning_leaves_pictures_alone() -> None:
    value = {"svg": "a\x00", "items": ["b\x00", ("c\n", 1, None)]}
    assert cleaned(value, {"c": "□"}) == {"svg": "a\x00", "items": ["b", ["□ ", 1, None]]}
