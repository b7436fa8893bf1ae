"""One run of the window program: who is called by a second start, and what happens after bugs and crashes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.errors import UserError
from painlog.log import CrashFile, TroubleLog, computer
from painlog.paths import Places, instance_name
from painlog.trouble import watching_for_bugs

if TYPE_CHECKING:
    from painlog.ui.bug_reports import BugReports
    from painlog.ui.shell import Shell
    from painlog.ui.single_instance import SingleInstance


class Session:
    """Goes along with the windows of one process, of which one is open at a time."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._log = TroubleLog(places.state)
        self._crash: CrashFile | None = None
        self._left_behind = ""
        self._instance: SingleInstance | None = None
        self._shell: Shell | None = None
        self._reports: BugReports | None = None

    def claim(self, diary: Path) -> bool:
        """Be the window on this diary; False where there is one already, which was called forward."""
        from painlog.ui.single_instance import SingleInstance

        self.leave()
        instance = SingleInstance(instance_name(diary))
        if instance.call_other():
            return False
        instance.listen()
        instance.called.connect(self._come_forward)
        self._instance = instance
        self._crash = CrashFile(self._places.crash_of(diary))
        self._left_behind = self._crash.left_behind()
        self._crash.watch()
        return True

    def attend(self, shell: "Shell") -> None:
        """Tell errors in this window from now on, and once how the last run ended."""
        from painlog.ui.bug_reports import BugReports

        self._shell, self._reports = shell, BugReports(shell, shell.context.texts, computer)
        shell.ready.connect(self._tell_crash)

    def leave(self) -> None:
        """Let go of the diary's name: the run, or its time with this diary, ends as it should."""
        if self._instance is not None:
            self._instance.close()
        if self._crash is not None:
            self._crash.close()
        self._instance = self._crash = None

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Keep and show what goes wrong while the block runs."""
        with watching_for_bugs(self._log, self._report):
            try:
                yield
            finally:
                self._shell = self._reports = None
                self.leave()

    def _report(self, details: str, trouble: UserError | None) -> None:
        """May be called on any thread."""
        reports = self._reports
        if reports is not None:
            reports.report(details, trouble)

    def _come_forward(self) -> None:
        from painlog.ui.single_instance import bring_forward

        if self._shell is not None:
            bring_forward(self._shell)

    def _tell_crash(self) -> None:
        text, self._left_behind = self._left_behind, ""
        if text and self._shell is not None:
            from painlog.ui.bug_reports import tell_crash

            tell_crash(self._shell, f"{computer()}\n\n{text}")
