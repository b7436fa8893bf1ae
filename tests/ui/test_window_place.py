"""The first window on a small screen."""

import pytest
from PySide6.QtCore import QSize

from painlog.ui.window_place import size_on

LEAST, WANTED = QSize(760, 560), QSize(1280, 820)


@pytest.mark.parametrize(
    ("screen", "expected"),
    [
        (QSize(1920, 1040), WANTED),
        (QSize(1280, 820), QSize(1272, 776)),
        (QSize(1366, 728), QSize(1280, 684)),
        (QSize(640, 480), LEAST),
    ],
)
def test_it_fits_with_its_frame(screen: QSize, expected: QSize) -> None:
    assert size_on(screen, WANTED, LEAST) == expected
