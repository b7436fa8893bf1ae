"""A field for a day, written as the language and the region of the window write it."""

from datetime import date

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QDateEdit

from painlog.i18n import Texts


def day_field(name: str, t: Texts, day: date | None = None, latest: date | None = None) -> QDateEdit:
    """A field named for a screen reader, which shows `day` and takes none after `latest`."""
    field = QDateEdit()
    field.setLocale(QLocale(t.region))
    field.setDisplayFormat(short_pattern(t))
    field.setAccessibleName(name)
    if day is not None:
        field.setDate(qt_date(day))
    if latest is not None:
        field.setMaximumDate(qt_date(latest))
    return field


def short_pattern(t: Texts) -> str:
    """How Qt writes a day in short, with all digits of its year, so that 1926 is never taken for 2026."""
    pattern = QLocale(t.region).dateFormat(QLocale.FormatType.ShortFormat)
    return pattern if "yyyy" in pattern else pattern.replace("yy", "yyyy")


def qt_date(day: date) -> QDate:
    """The day as Qt has it."""
    return QDate(day.year, day.month, day.day)


def day_of(field: QDateEdit) -> date:
    """The day that the field shows."""
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
