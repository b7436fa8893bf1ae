"""Charts as files: PNG, SVG and PDF."""

import io
import os
import tempfile
from pathlib import Path

from matplotlib import rc_context
from matplotlib.figure import Figure

from painlog.charts.fonts import BASE_DPI
from painlog.domain.naming import N_
from painlog.errors import UserError

FORMATS = ("png", "svg", "pdf")

Drawn = tuple[Figure, str]
"""A figure, and what it shows in words."""

PNG_DPI = 2 * BASE_DPI
"""Two dots for each pixel of the window, so that a printed picture is still sharp."""


def save_figure(figure: Figure, path: Path, description: str = "") -> None:
    """Write `figure` in the format of the name's ending, whole or not at all.

    The figure's label becomes the file's title. Raises `UserError` for another ending or when the disk refuses.
    """
    content = picture_bytes(figure, _format_of(path), description)
    try:
        _write_whole(path, content)
    except OSError as trouble:
        raise UserError(
            N_("{file} could not be written."),
            N_("Check that the folder exists, that you may write to it and that the disk is not full."),
            file=str(path),
        ) from trouble


def picture_bytes(figure: Figure, file_format: str, description: str = "") -> bytes:
    """The content of a file in one of `FORMATS`; the same figure always gives the same bytes."""
    buffer = io.BytesIO()
    with rc_context({"svg.fonttype": "path", "svg.hashsalt": "painlog"}):
        figure.savefig(
            buffer,
            format=file_format,
            dpi=PNG_DPI if file_format == "png" else BASE_DPI,
            facecolor=figure.get_facecolor(),
            metadata=_metadata(file_format, str(figure.get_label()), description),
        )
    return buffer.getvalue()


def _metadata(file_format: str, title: str, description: str) -> dict[str, str | None]:
    if file_format == "pdf":
        return {"Title": title, "Subject": description, "CreationDate": None}
    date = {"Date": None} if file_format == "svg" else {}
    return {"Title": title, "Description": description} | date


def _format_of(path: Path) -> str:
    ending = path.suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        raise UserError(
            N_("painlog cannot draw {file}."),
            N_("Give a name that ends in .png, .svg or .pdf."),
            file=path.name,
        )
    return ending


def _write_whole(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    partial = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
