"""What a row of History says."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from painlog.domain.catalogue import Catalogue
from painlog.domain.diary import Entry, Source
from painlog.domain.scales import DEFAULT_BANDS
from painlog.i18n import Texts
from painlog.ui.pages.history.words import entry_line
from painlog.ui.wording import Wording

WHEN = datetime(2026, 11, 19, 8, 0)
WORDING = Wording(Texts(), Catalogue(), DEFAULT_BANDS)
ENTRY = Entry("1", WHEN, 0, WHEN.date(), WHEN, score=6)


@pytest.mark.parametrize(
    ("entry", "score", "spoken"),
    [
        (ENTRY, "6", False),
        (replace(ENTRY, source=Source("csv")), "6", False),
        (replace(ENTRY, source=Source("bearable", "Moderate")), "≈6", True),
        (replace(ENTRY, score=None, source=Source("bearable", "?")), "–", False),
    ],
)
def test_a_converted_score_is_marked(entry: Entry, score: str, spoken: bool) -> None:
    line = entry_line(date(2026, 11, 19), entry, WORDING, (), True)
    assert line.score_text == score
    assert ("converted" in line.spoken) is spoken
