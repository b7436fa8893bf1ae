"""At the start: put into the diary what a session left when the program died in the middle of it."""

from painlog.ui.shell import Shell


def take_over_left_session(shell: Shell) -> None:
    """Take over the left session, if there is one, and say so with a way to undo it."""
    services = shell.services
    if services is not None and services.sessions.left_behind() is not None:
        shell.perform(lambda services: services.sessions.take_over(), None)
