"""Expected trouble. Anything that is not a `UserError` is a bug."""


class Word(str):
    """A value of a `UserError` that is a marked text itself: it is translated before it fills its field."""

    __slots__ = ()


class UserError(Exception):
    """Trouble that the person can do something about, said in one sentence.

    `sentence` and `hint` are templates in English; `values` fill their `{names}`. The window and the command
    line translate the templates first (see `Texts.error`), so the values stay out of the catalogues, but for a
    `Word`. A day is given as a date and written as the language writes it; other trouble is told in full.
    """

    def __init__(self, sentence: str, hint: str = "", **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint
        self.values = values

    def __str__(self) -> str:
        return " ".join(part.format(**self.values) for part in (self.sentence, self.hint) if part)


class DiaryUnavailableError(UserError):
    """The diary file cannot be opened for writing now; the entry stays in the form."""


class DiaryDamagedError(UserError):
    """The diary file is not a sound SQLite database. It is never written to."""


class DiaryNewerError(UserError):
    """The diary was last written by a newer painlog."""


class DiaryLockedError(DiaryUnavailableError):
    """Another process holds the diary."""
