"""What a chosen backup or file would change: reckoned on another thread, shown, and done if the person says so."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from painlog.errors import DiaryDamagedError, UserError
from painlog.services.backups import RestorePreview
from painlog.services.bundle import DiaryServices
from painlog.services.transfer import ImportReport
from painlog.ui.jobs import Err, Ok
from painlog.ui.page import PageContext
from painlog.ui.pages.backups.preview_card import Part, PreviewCard
from painlog.ui.pages.backups.words import merge_lines, named_entries, restore_headings, restore_summary
from painlog.ui.wording import Wording

JOB = "preview of a restore or merge"
PAUSE_MS = 120
"""Arrow keys that run through the list start one comparison, not one for every row."""


class Wish(NamedTuple):
    """A file, its name for the person, and whether it is to be merged rather than gone back to."""

    file: Path
    name: str
    merge: bool = False


class Preview(QObject):
    """Shows one wish at a time. `restore` and `merge` carry it out."""

    def __init__(
        self,
        context: PageContext,
        card: PreviewCard,
        restore: Callable[[Path], None],
        merge: Callable[[Path], None],
    ) -> None:
        super().__init__(card)
        self._context, self._card, self._restore, self._merge = context, card, restore, merge
        self._services: DiaryServices | None = None
        self._wish: Wish | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._reckon)
        card.act.clicked.connect(lambda _checked=False: self._carry_out())
        card.other.clicked.connect(lambda _checked=False: self._merge_instead())
        card.leave.clicked.connect(lambda _checked=False: self.show(None))
        self._show_nothing()

    def diary_opened(self, services: DiaryServices) -> None:
        self._services = services

    def show(self, wish: Wish | None) -> None:
        """Show what this would change; None for nothing."""
        self._wish = wish
        self.refresh()

    def refresh(self) -> None:
        """Reckon anew what is shown, if anything is."""
        self._timer.stop()
        if self._wish is None:
            self._context.jobs.cancel(JOB)
            self._show_nothing()
        elif self._services is not None:
            self._card.say(self._title(self._wish), self._context.texts("Comparing with the diary…"))
            self._timer.start()

    def stop(self) -> None:
        """The window closes, or the diary does."""
        self._timer.stop()
        self._context.jobs.cancel(JOB)

    def _reckon(self) -> None:
        services, wish = self._services, self._wish
        if services is None or wish is None:
            return
        if wish.merge:
            self._context.jobs.start(JOB, lambda: services.transfer.plan_merge(wish.file), self._reckoned)
        else:
            self._context.jobs.start(JOB, lambda: services.backups.preview(wish.file), self._reckoned)

    def _reckoned(self, outcome: Ok | Err) -> None:
        if self._wish is None:
            return
        if isinstance(outcome, Err):
            self._show_trouble(self._wish, outcome.error)
        elif isinstance(outcome.value, RestorePreview):
            self._show_restore(self._wish, outcome.value)
        else:
            self._show_merge(self._wish, outcome.value)

    def _show_nothing(self) -> None:
        t = self._context.texts
        sentence = t("Choose a backup, or a diary file of another computer, to see what it would change.")
        self._card.say(t("What would change"), sentence)

    def _show_trouble(self, wish: Wish, error: BaseException) -> None:
        """A diary too damaged to be compared can still be replaced."""
        if not isinstance(error, UserError):
            raise error
        t = self._context.texts
        replaceable = isinstance(error, DiaryDamagedError) and not wish.merge
        self._card.say(
            self._title(wish), t.error(error), buttons=(t("Go back to it"), "", t("Leave it")) if replaceable else ()
        )

    def _show_restore(self, wish: Wish, preview: RestorePreview) -> None:
        t, words = self._context.texts, self._wording()
        kinds = (preview.back, preview.gone, preview.differing)
        parts = [
            Part(heading, named_entries(entries, words))
            for heading, entries in zip(restore_headings(preview, t), kinds, strict=True)
            if entries
        ]
        merge = "" if self._read_only else t("Merge it instead")
        buttons = ("", "", t("Leave it")) if preview.changes_nothing else (t("Go back to it"), merge, t("Leave it"))
        self._card.say(self._title(wish), restore_summary(preview, t), parts, buttons)

    def _show_merge(self, wish: Wish, plan: ImportReport) -> None:
        t = self._context.texts
        parts = [Part(line) for line in merge_lines(plan, t)]
        sentence = t("What the diary lacks comes in, and nothing is there twice. “Undo import” takes it out again.")
        self._card.say(self._title(wish), sentence, parts, (t("Merge"), "", t("Leave it")))

    def _carry_out(self) -> None:
        wish, self._wish = self._wish, None
        if wish is None:
            return
        if wish.merge:
            self._card.say(self._title(wish), self._context.texts("Merging…"))
            self._merge(wish.file)
        else:
            self._card.say(self._title(wish), self._context.texts("Going back…"))
            self._restore(wish.file)

    def _merge_instead(self) -> None:
        if self._wish is not None:
            self.show(self._wish._replace(merge=True))

    def _title(self, wish: Wish) -> str:
        t = self._context.texts
        return t("Merge {name}", name=wish.name) if wish.merge else t("Back to {name}", name=wish.name)

    @property
    def _read_only(self) -> bool:
        return self._services is None or self._services.diary.read_only

    def _wording(self) -> Wording:
        assert self._services is not None
        diary = self._services.diary
        return Wording(self._context.texts, diary.catalogue(), diary.settings().bands)
