"""What the diary's settings rows say about the diary as a whole."""

from sqlmodel import Session, SQLModel, select

from painlog.storage.tables import (
    AboutFactRow,
    AboutTickRow,
    CatalogueRow,
    DayRow,
    EntryRow,
    MedicineRow,
    SettingRow,
    StatementRow,
    WarningAnswerRow,
    table_of,
)

_FIRST_WRITTEN: tuple[type[SQLModel], ...] = (
    EntryRow,
    DayRow,
    SettingRow,
    StatementRow,
    CatalogueRow,
    AboutFactRow,
    AboutTickRow,
    MedicineRow,
    WarningAnswerRow,
)


def is_untouched(session: Session) -> bool:
    """Whether nobody has put anything into the diary yet."""
    first_keys = (select(*table_of(model).primary_key).limit(1) for model in _FIRST_WRITTEN)
    return all(session.execute(query).first() is None for query in first_keys)
