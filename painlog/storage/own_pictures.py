"""The person's own pictures: copies in a folder beside the diary, small enough and without what a camera adds."""

import shutil
from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.domain.naming import N_
from painlog.errors import UserError

if TYPE_CHECKING:
    from PIL import Image

LONGEST_SIDE = 1200
"""Pixels of a kept picture's longer side: enough for the player on a full screen."""

ON_PAPER = 480
"""Pixels of a picture's longer side on the home sheet: 3 cm at 400 to the inch."""

MOST_PIXELS = 80_000_000
"""A picture with more pixels than any camera of today makes is refused unread: it would fill the memory."""

BACKED_UP = "diary-pictures"
"""The folder among the backups that holds the pictures of all of them."""

KEPT_ENDINGS = (".jpg", ".png")

PICTURE_ENDINGS = (*KEPT_ENDINGS, ".part")
"""Of kept pictures, and of one that was being written when the program died."""

_QUALITY = 88


def picture_folder(diary: Path) -> Path:
    """Where the pictures of a diary lie; made with the first of them."""
    return diary.with_name(f"{diary.stem}-pictures")


def keep_picture(diary: Path, source: Path, key: str) -> str:
    """Copy a picture into the diary's folder, at most 1,200 px long and without EXIF; returns its file name.

    Raises `UserError` for what is no picture, is too large, or cannot be read or written.
    """
    try:
        picture = _read(source)
    except UserError:
        raise
    except (OSError, ValueError, SyntaxError, EOFError, Warning) as error:
        raise UserError(
            N_("{file} is no picture that painlog can read."),
            N_("Choose a JPEG, PNG or WebP file. The exercise is still in the form."),
            file=source.name,
        ) from error
    try:
        return _write(picture, picture_folder(diary), key)
    except OSError as error:
        raise UserError(
            N_("The picture could not be put into the folder {folder}."),
            N_("Check that the disk has room and that painlog may write there."),
            folder=picture_folder(diary),
        ) from error


def bring_pictures(sources: Iterable[Path], target: Path) -> None:
    """Copy into the folder `target` what it lacks of the pictures in the folders `sources`.

    A name is never given twice, so a picture that is there already is the same one. Raises `OSError`; each picture
    is then whole or absent.
    """
    for file in (each for folder in sources for ending in KEPT_ENDINGS for each in sorted(folder.glob(f"*{ending}"))):
        kept = target / file.name
        if not kept.exists():
            target.mkdir(parents=True, exist_ok=True)
            part = kept.with_name(f"{kept.name}.part")
            shutil.copyfile(file, part)
            part.replace(kept)


def pictures_with(backup: Path) -> tuple[Path, Path]:
    """Where the pictures that belong to a backup may lie: beside a single file, and in a folder of backups."""
    return picture_folder(backup), backup.parent / BACKED_UP


def picture_path(diary: Path, name: str) -> Path | None:
    """The file of a kept picture, None where there is none (any more)."""
    path = picture_folder(diary) / Path(name).name
    return path if name and path.is_file() else None


def small_picture(path: Path) -> bytes:
    """A kept picture as it goes on paper: a JPEG or PNG of at most 480 px; nothing where it cannot be read."""
    from PIL import Image

    made = BytesIO()
    try:
        with Image.open(path) as picture:
            kind = picture.format or "PNG"
            picture.thumbnail((ON_PAPER, ON_PAPER))
            picture.save(made, kind)
    except (OSError, ValueError, SyntaxError):
        return b""
    return made.getvalue()


def _read(source: Path) -> "Image.Image":
    from PIL import Image, ImageOps

    with Image.open(source) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise UserError(
                N_("{file} has too many pixels ({width} × {height})."),
                N_("Choose a smaller picture. The exercise is still in the form."),
                file=source.name,
                width=opened.width,
                height=opened.height,
            )
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(opened)
        seen_through = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
        picture = upright.convert("RGBA" if seen_through else "RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    picture.info.clear()
    return picture


def _write(picture: "Image.Image", folder: Path, key: str) -> str:
    """Written beside its place first, so that there is never half a picture."""
    folder.mkdir(parents=True, exist_ok=True)
    png = picture.mode == "RGBA"
    path = folder / f"{key}.{'png' if png else 'jpg'}"
    part = path.with_name(f"{path.name}.part")
    try:
        picture.save(part, "PNG" if png else "JPEG", quality=_QUALITY)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise
    return path.name
