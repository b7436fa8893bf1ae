"""The window's choices on this computer."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painlog.paths import DIARY_VARIABLE, Places, diary_path
from painlog.preferences import (
    TEXT_SCALES,
    BackupRhythm,
    Preferences,
    ThemeChoice,
    load_preferences,
    parse_preferences,
    save_preferences,
)

_ANYTHING = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.lists(st.integers())

_TIMES = st.times().map("{:%H:%M}".format)


@given(
    st.builds(
        Preferences,
        theme=st.sampled_from(ThemeChoice),
        language=st.text(max_size=8),
        text_scale=st.sampled_from(TEXT_SCALES),
        backup_folder=st.sampled_from(["", str(Path.cwd())]),
        backup_rhythm=st.sampled_from(BackupRhythm),
        diary=st.sampled_from(["", str(Path.cwd() / "diary.db")]),
        started=st.booleans(),
        remind_diary=st.booleans(),
        remind_diary_at=_TIMES,
        remind_exercise=st.booleans(),
        quiet_from=_TIMES,
        quiet_to=_TIMES,
        close_to_tray=st.booleans(),
    )
)
def test_what_is_stored_is_read_back(made: Preferences) -> None:
    assert parse_preferences(json.loads(json.dumps(asdict(made)))) == made


@given(st.dictionaries(st.sampled_from(sorted(asdict(Preferences()))), _ANYTHING) | _ANYTHING)
def test_whatever_is_stored_makes_preferences_that_hold(stored: Any) -> None:
    healed = parse_preferences(stored)
    assert healed.text_scale in TEXT_SCALES
    assert parse_preferences(asdict(healed)) == healed


def test_a_damaged_file_gives_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / "preferences.json"
    file.write_text("{", encoding="utf-8")
    assert load_preferences(file) == Preferences()


def test_the_diary_chosen_in_settings_opens_unless_another_one_is_named(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert diary_path(None, places) == places.diary
    save_preferences(places.preferences, Preferences(diary=str(tmp_path / "chosen.db")))
    assert diary_path(None, places) == tmp_path / "chosen.db"
    assert diary_path(tmp_path / "option.db", places) == tmp_path / "option.db"
    monkeypatch.setenv(DIARY_VARIABLE, str(tmp_path / "named.db"))
    assert diary_path(None, places) == tmp_path / "named.db"
