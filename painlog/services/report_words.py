"""What is said about a report beside the report: the fonts that would show what it could not."""

from painlog.domain.printed_report import PrintedReport
from painlog.i18n import Texts


def missing_font_sentences(printed: PrintedReport, t: Texts) -> tuple[str, ...]:
    """One sentence for each font that would show what is printed as □; nothing where all is shown."""
    return tuple(
        t(
            "Some characters are printed as □: the font {font} would show them (on Debian and Ubuntu: {package}).",
            font=wanted.family,
            package=wanted.package,
        )
        for wanted in printed.missing
    )
