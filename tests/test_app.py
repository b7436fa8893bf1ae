"""Starting without a display, preferences that heal, drafts that survive."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painlog.app import refuse_without_display
from painlog.domain.diary import DayContext, Relief, Side, SiteScore, Symptom, Treatment
from painlog.domain.draft import Draft
from painlog.domain.scales import Scale
from painlog.errors import UserError
from painlog.paths import Places, diary_path
from painlog.preferences import Preferences, ThemeChoice, load_preferences, parse_preferences, save_preferences
from painlog.services.drafts import DraftFile, SavedDraft

FULL = Draft(
    score=6,
    scale=Scale.FACES6,
    sites=(SiteScore("neck", 4.5), SiteScore("head")),
    symptoms=(Symptom("numbness", Side.LEFT), Symptom("stiffness-on-waking", minutes=20)),
    triggers=("driving",),
    treatments=(Treatment("heat", "", Relief.SOME), Treatment("own-x", "400 mg")),
    flare=True,
    note="Zeile eins\nZeile zwei “quoted” कमी",
)


@pytest.mark.parametrize(
    ("platform", "environment", "refused"),
    [
        ("linux", {}, True),
        ("linux", {"DISPLAY": ":0"}, False),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, False),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, False),
        ("darwin", {}, False),
        ("win32", {}, False),
    ],
)
def test_without_a_display_it_says_so(platform: str, environment: dict[str, str], refused: bool) -> None:
    if not refused:
        refuse_without_display(platform, environment)
        return
    with pytest.raises(UserError, match="painlog demo --headless DIR"):
        refuse_without_display(platform, environment)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has no display")
def test_the_command_without_a_display_ends_with_status_2(tmp_path: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {key: value for key, value in os.environ.items() if key not in hidden} | {"HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "painlog"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert "demo --headless DIR" in done.stderr


def test_preferences_come_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "preferences.json"
    chosen = Preferences(ThemeChoice.DARK, "de", 1.3)
    save_preferences(path, chosen)
    assert load_preferences(path) == chosen


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["theme", "language", "text_scale"]), inner),
    )
)
def test_senseless_preferences_heal(stored: object) -> None:
    healed = parse_preferences(stored)
    assert healed.text_scale in (1.0, 1.15, 1.3)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"[1]"])
def test_a_broken_preferences_file_gives_the_defaults(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "preferences.json"
    path.write_bytes(content)
    assert load_preferences(path) == Preferences()


def test_a_draft_comes_back_whole(tmp_path: Path) -> None:
    file = DraftFile(tmp_path / "state" / "draft.json")
    saved = SavedDraft(FULL, date(2026, 11, 20), DayContext(date(2026, 11, 20), sleep=3, limited=False))
    file.save(saved)
    assert file.load() == saved
    file.clear()
    assert file.load() is None


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"draft": 3}', json.dumps({"draft": {}, "day": "x"})])
def test_a_broken_draft_is_no_draft(tmp_path: Path, content: str) -> None:
    path = tmp_path / "draft.json"
    path.write_text(content)
    assert DraftFile(path).load() is None


def test_a_disk_that_does_not_take_the_draft_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be")
    DraftFile(tmp_path / "state" / "draft.json").save(SavedDraft(FULL, date(2026, 11, 20)))


def test_which_diary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, places: Places) -> None:
    assert diary_path(None, places) == places.diary
    monkeypatch.setenv("PAINLOG_DIARY", str(tmp_path / "named.db"))
    assert diary_path(None, places) == tmp_path / "named.db"
    assert diary_path(tmp_path / "option.db", places) == tmp_path / "option.db"


def test_each_diary_has_a_draft_of_its_own(places: Places, tmp_path: Path) -> None:
    assert places.draft_of(tmp_path / "a.db") != places.draft_of(tmp_path / "b.db")
