"""The `painlog` command. Without a sub-command the window opens."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from painlog.domain.naming import N_
from painlog.errors import UserError

DONE, BUG, REFUSED = 0, 1, 2
"""The exit statuses: done; a bug; bad usage or expected trouble (formats.md section 4)."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run painlog and return its exit status."""
    try:
        status = _run(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
    except UserError as trouble:
        from painlog.cli.output import tell_trouble

        tell_trouble(trouble)
        return REFUSED
    except BrokenPipeError:
        _drop_stdout()
        return DONE
    except KeyboardInterrupt:
        _warn(N_("Stopped; nothing was half-written."))
        return REFUSED
    except Exception:  # noqa: BLE001 the boundary: a bug becomes a sentence, a traceback and a status
        import traceback

        _warn(N_("This is a bug in painlog; the diary is safe. What follows helps to mend it."))
        traceback.print_exc()
        return BUG
    return status


def _run(argv: Sequence[str]) -> int:
    if not argv:
        return _open_window(None)
    from painlog.cli.parser import build_parser, run_command

    try:
        arguments = build_parser().parse_args(argv)
    except SystemExit:
        return DONE
    return run_command(arguments) if arguments.command else _open_window(arguments.diary, arguments.tray)


def _open_window(diary: Path | None, hidden: bool = False) -> int:
    from painlog.app import run
    from painlog.paths import diary_path, personal_places

    places = personal_places()
    return run(diary_path(diary, places), places, hidden)


def _warn(text: str) -> None:
    from painlog.cli.output import texts, warn

    warn(texts()(text))


def _drop_stdout() -> None:
    """The reader of a pipe left: let nothing more be written to it when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
