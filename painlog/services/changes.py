"""What a write tells the window: which topics changed, and what the person did."""

from enum import StrEnum
from typing import NamedTuple


class Topic(StrEnum):
    """Something that a page may show."""

    ENTRIES = "entries"
    DAYS = "days"
    STATEMENTS = "statements"
    CATALOGUE = "catalogue"
    ABOUT = "about"
    MARKERS = "markers"
    FLAGS = "flags"
    WARNING_SIGNS = "warning-signs"
    SETTINGS = "settings"
    IMPORTS = "imports"
    EXPERIMENTS = "experiments"
    TRAINING = "training"
    VISITS = "visits"


class Changes(NamedTuple):
    """The topics a write touched and its label, an English text that the window translates ("Entry saved")."""

    topics: frozenset[Topic] = frozenset()
    label: str = ""

    def __bool__(self) -> bool:
        return bool(self.topics)


_TOPIC_OF_TABLE = {
    "entry": Topic.ENTRIES,
    "entry_site": Topic.ENTRIES,
    "entry_quality": Topic.ENTRIES,
    "entry_symptom": Topic.ENTRIES,
    "entry_trigger": Topic.ENTRIES,
    "entry_treatment": Topic.ENTRIES,
    "day_context": Topic.DAYS,
    "statement": Topic.STATEMENTS,
    "catalogue_item": Topic.CATALOGUE,
    "about_fact": Topic.ABOUT,
    "about_tick": Topic.ABOUT,
    "medicine": Topic.ABOUT,
    "clinician": Topic.ABOUT,
    "appointment": Topic.ABOUT,
    "marker": Topic.MARKERS,
    "flag_seen": Topic.FLAGS,
    "warning_answer": Topic.WARNING_SIGNS,
    "setting": Topic.SETTINGS,
    "import_file": Topic.IMPORTS,
    "experiment": Topic.EXPERIMENTS,
    "experiment_tick": Topic.EXPERIMENTS,
    "own_exercise": Topic.TRAINING,
    "routine": Topic.TRAINING,
    "routine_step": Topic.TRAINING,
    "plan": Topic.TRAINING,
    "plan_change": Topic.TRAINING,
    "training_session": Topic.TRAINING,
    "training_step": Topic.TRAINING,
    "check_in": Topic.VISITS,
    "activity": Topic.VISITS,
    "activity_score": Topic.VISITS,
    "episode_fact": Topic.VISITS,
    "question": Topic.VISITS,
    "visit": Topic.VISITS,
}


def changes_of(tables: frozenset[str], label: str) -> Changes:
    """The changes that a transaction on these tables means."""
    return Changes(frozenset(_TOPIC_OF_TABLE[table] for table in tables), label)
