"""What the form held before each of its changes, so that Ctrl+Z takes back a choice that is not saved yet."""

from dataclasses import replace

from painlog.ui.pages.today.unsaved import Unsaved


class DraftSteps:
    """Every choice is a step; what is typed without a choice between is one step together."""

    def __init__(self) -> None:
        self._earlier: list[Unsaved] = []
        self._later: list[Unsaved] = []
        self._typing = False

    @property
    def can_go_back(self) -> bool:
        return bool(self._earlier)

    @property
    def can_go_again(self) -> bool:
        return bool(self._later)

    def note(self, before: Unsaved, after: Unsaved) -> None:
        """Remember a change; there is nothing to do again after it."""
        if before == after or (before.nothing and after.nothing):
            return
        typing = before.chosen == after.chosen
        if not (typing and self._typing):
            self._earlier.append(before)
        elif self._earlier[-1] == after:
            self._earlier.pop()
            typing = False
        self._later.clear()
        self._typing = typing

    def back(self, now: Unsaved) -> Unsaved:
        """The form before its last change."""
        self._later.append(now)
        self._typing = False
        return self._earlier.pop()

    def again(self, now: Unsaved) -> Unsaved:
        """The form as it was before the last change was taken back."""
        self._earlier.append(now)
        self._typing = False
        return self._later.pop()

    def leave_day(self, now: Unsaved) -> None:
        """Forget what was said about the day before; `now` is what goes along to the one shown."""
        self._earlier = _without_days(self._earlier, now)
        self._later = _without_days(self._later, now)
        self._typing = False

    def leave_entry(self, entry_id: str) -> None:
        """Forget the changes of an entry that is deleted."""
        self._earlier = [each for each in self._earlier if each.draft.entry_id != entry_id]
        self._later = [each for each in self._later if each.draft.entry_id != entry_id]
        self._typing = False

    def forget(self) -> None:
        """Nothing can be taken back or done again."""
        self._earlier.clear()
        self._later.clear()
        self._typing = False


def _without_days(steps: list[Unsaved], now: Unsaved) -> list[Unsaved]:
    """The steps, the one next to `now` last, without those that changed nothing but the day's values."""
    kept: list[Unsaved] = []
    for step in reversed(steps):
        plain = replace(step, context=None)
        if plain != (kept[-1] if kept else now):
            kept.append(plain)
    return kept[::-1]
