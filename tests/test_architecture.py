"""Who may import whom, what stays out of start-up, and that these guards still see something."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "painlog"

ALLOWED_ALWAYS = {
    "domain": {"domain", "errors", "clock"},
    "analysis": {"analysis", "domain", "errors"},
    "exchange": {"exchange", "domain", "errors", "i18n", "clock"},
    "charts": {"charts", "domain", "analysis", "i18n", "errors"},
    "report": {"report", "domain", "i18n", "errors"},
    "storage": {"storage", "domain", "errors", "clock", "paths"},
    "services": {"services", "domain", "errors", "clock", "i18n"},
    "ui": {"ui", "services", "domain", "i18n", "preferences", "errors", "clock"},
    "cli": {"cli", "services", "domain", "errors", "i18n", "clock", "paths"},
}
ALLOWED_INSIDE_FUNCTIONS = {
    "services": {"storage", "analysis", "exchange", "charts", "report"},
    "report": {"charts"},
    "cli": {"app", "pictures", "file_access", "storage", "exchange", "charts"},
}
OTHERS_ALLOWED = {
    "domain": {"dateutil"},
    "analysis": {"numpy", "scipy"},
    "exchange": set[str](),
    "charts": {"matplotlib", "numpy"},
    "report": set[str](),
    "storage": {"sqlmodel", "sqlalchemy", "alembic"},
    "services": set[str](),
    "ui": {"PySide6", "shiboken6", "matplotlib"},
    "cli": set[str](),
}
MEND = "Move the code to the room that may know it, or hand the value in from above (ARCHITECTURE.md)."


@dataclass(frozen=True)
class Import:
    file: Path
    line: int
    module: str
    at_module_level: bool

    @property
    def room(self) -> str:
        parts = self.file.relative_to(PACKAGE).parts
        return parts[0] if len(parts) > 1 else "top"

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.line} imports {self.module}"


def _imports(file: Path) -> Iterator[Import]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    delayed = {
        id(inner)
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef) or (isinstance(outer, ast.If) and "TYPE_CHECKING" in ast.dump(outer.test))
        for inner in ast.walk(outer)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" if node.module == "painlog" else node.module for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in dict.fromkeys(names):
            yield Import(file, node.lineno, name, id(node) not in delayed)


def all_imports() -> list[Import]:
    return [found for file in sorted(PACKAGE.rglob("*.py")) for found in _imports(file)]


def test_the_scanner_sees_the_code() -> None:
    found = all_imports()
    assert len(found) > 300
    assert {found.room for found in found} >= set(ALLOWED_ALWAYS)


def test_rooms_import_only_what_they_may() -> None:
    wrong = []
    for found in all_imports():
        parts = found.module.split(".")
        if parts[0] != "painlog" or found.room not in ALLOWED_ALWAYS:
            continue
        target = parts[1] if len(parts) > 1 else "__init__"
        allowed = ALLOWED_ALWAYS[found.room] | {"__init__", "__version__"}
        if found.file.name == "chart_view.py":
            allowed = allowed | {"charts"}
        if not found.at_module_level:
            allowed = allowed | ALLOWED_INSIDE_FUNCTIONS.get(found.room, set())
        if target not in allowed:
            wrong.append(str(found))
    assert not wrong, f"{wrong}. {MEND}"


def test_third_parties_stay_in_their_rooms() -> None:
    known = {"PySide6", "shiboken6", "matplotlib", "numpy", "scipy", "sqlmodel", "sqlalchemy", "alembic"}
    wrong = [
        str(found)
        for found in all_imports()
        if found.room in OTHERS_ALLOWED
        and (name := found.module.split(".")[0]) in known
        and name not in OTHERS_ALLOWED[found.room]
    ]
    assert not wrong, f"{wrong}. {MEND}"


def test_matplotlib_in_the_window_only_in_the_chart_view() -> None:
    users = {found.file.name for found in all_imports() if found.room == "ui" and "matplotlib" in found.module}
    assert users == {"chart_view.py"}


def test_pages_know_no_pages_and_widgets_know_neither_pages_nor_services() -> None:
    wrong = []
    for found in all_imports():
        here = found.file.relative_to(PACKAGE).parts
        if here[:2] == ("ui", "pages") and found.module.startswith("painlog.ui.pages."):
            mine = here[2].removesuffix(".py")
            if found.module.split(".")[3] != mine:
                wrong.append(str(found))
        if here[:2] == ("ui", "widgets") and found.module.startswith(("painlog.ui.pages", "painlog.services")):
            wrong.append(str(found))
    assert not wrong, f"{wrong}. {MEND}"


HEAVY = ("matplotlib", "alembic", "scipy", "typst", "sqlalchemy", "PySide6.QtPdf", "PySide6.QtMultimedia")

IMPORTED_WITH_SHELL = f"""
import sys
import painlog.ui.shell, painlog.app, painlog.ui.pages.today, painlog.ui.commands
print([name for name in {HEAVY!r} if name in sys.modules])
"""

LOADED_AT_FIRST_PAINT = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from painlog.app import application, build_shell
from painlog.clock import SystemClock
from painlog.paths import Places
from painlog.preferences import Preferences

class Watch(QObject):
    seen = None
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and Watch.seen is None:
            Watch.seen = [name for name in {HEAVY!r} if name in sys.modules]
        return False

app = application()
home = Path(sys.argv[1])
shell = build_shell(home / "diary.db", Places(home, home, home), SystemClock(), Preferences())
watch = Watch()
shell.installEventFilter(watch)
shell.ready.connect(app.quit)
shell.show()
app.exec()
shell.close()
print(Watch.seen)
"""


@pytest.mark.parametrize("script", [IMPORTED_WITH_SHELL, LOADED_AT_FIRST_PAINT], ids=["import", "first paint"])
def test_nothing_heavy_before_the_first_paint(script: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]", done.stderr
