"""When the first start is shown: for a new, empty diary, once nobody is writing yet."""

from PySide6.QtCore import QTimer

from painlog.ui.pages.today import TodayPage
from painlog.ui.shell import Shell

WAIT_MS = 500
"""Keys that were typed while the diary opened arrive within this time, and go to Today."""


def offer_first_start(shell: Shell) -> QTimer:
    """Begin to wait; to be called when the diary was opened. Returns the timer, which belongs to the window."""
    timer = QTimer(shell)
    timer.setSingleShot(True)
    timer.timeout.connect(lambda: show_if_new(shell))
    timer.start(WAIT_MS)
    return timer


def show_if_new(shell: Shell) -> None:
    """Show the first start unless somebody wrote, went elsewhere, or the diary is not new."""
    services, today = shell.services, shell.page("today")
    if services is None or shell.stack.currentWidget() is not today:
        return
    assert isinstance(today, TodayPage)
    if today.form.draft.empty and services.settings.is_new_diary():
        shell.show_page("welcome")
