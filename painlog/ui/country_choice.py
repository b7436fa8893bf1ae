"""The countries whose numbers painlog knows, under their names in the window's language."""

from painlog.domain.emergency import NUMBERS
from painlog.i18n import Texts
from painlog.ui.widgets.segmented import Segment


def country_choices(t: Texts) -> list[Segment]:
    """Every country in the order of its name; first the choice for a country that is not among them."""
    names = t.locale.territories
    known = sorted((Segment(code, str(names.get(code, code))) for code in NUMBERS), key=lambda each: each.text)
    return [Segment("", t("Another country")), *known]
