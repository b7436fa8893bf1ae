"""Puts together what reminds: part of the composition root, imported when the window is there."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.clock import Clock
from painlog.paths import Places
from painlog.preferences import load_preferences
from painlog.services.changes import Changes, Topic

if TYPE_CHECKING:
    from painlog.domain.reminders import Call
    from painlog.ui.reminder_access import ReminderAccess
    from painlog.ui.shell import Shell


def remind(shell: "Shell", diary: Path, places: Places, clock: Clock, hidden: bool) -> None:
    """Begin to remind in this window, once; to be called when its diary was opened."""
    from painlog.services.reminder_file import ReminderFile
    from painlog.ui.reminding import Memories, Reminding

    if shell.findChild(Reminding) is None:
        file = ReminderFile(places.reminders_of(diary))
        memories = Memories(file, lambda: load_preferences(places.preferences), clock)
        Reminding(shell, memories, lambda call: _begin_routine(shell, call), hidden)


def reminder_access(shell: "Shell", diary: Path, places: Places) -> "ReminderAccess":
    """What Settings may do about reminders."""
    import painlog
    from painlog.autostart import login_start, start_command
    from painlog.services.reminder_file import ReminderFile
    from painlog.ui.reminder_access import ReminderAccess
    from painlog.ui.tray import tray_there

    command = start_command(Path(sys.executable), Path(painlog.__file__).parent, getattr(sys, "frozen", False))
    login = login_start(sys.platform, places.config.parent, Path.home(), command)
    changed = Changes(frozenset({Topic.SETTINGS}))
    file = ReminderFile(places.reminders_of(diary))
    return ReminderAccess(login, tray_there, lambda: shell.hub.changed.emit(changed, None), file.load)


def _begin_routine(shell: "Shell", call: "Call") -> None:
    """Go to the exercises and open the player on what was planned."""
    from painlog.ui.pages.exercise import ExercisePage
    from painlog.ui.single_instance import bring_forward

    bring_forward(shell)
    shell.show_page("exercise")
    page = shell.page("exercise")
    assert isinstance(page, ExercisePage)
    page.planning.play(call.routine_id, call.plan_id, call.wall)
