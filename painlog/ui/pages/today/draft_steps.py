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
        if not (typing and self._typing and self._earlier):
            self._earlier.append(before)
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

    def leave_day(self) -> None:
        """Forget what was said about the day, which is not the one shown any more."""
        self._earlier = [replace(each, context=None) for each in self._earlier]
        self._later = [replace(each, context=None) for each in self._later]

    def forget(self) -> None:
        """Nothing can be taken back or done again."""
        self._earlier.clear()
        self._later.clear()
        self._typing = False
