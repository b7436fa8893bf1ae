"""Every table of the diary file.

Keys are text made by the program (time-ordered, never reused), so undo, merge and re-import never collide. There
are no cascades: a delete names every row, so that undo can bring every row back. Moments are text: local wall time
in `when_local`, UTC in `*_at`. SQLModel does not validate table models, so the domain validates and the CHECKs hold
the line underneath.
"""

from typing import cast

from sqlalchemy import CheckConstraint, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata: MetaData = SQLModel.metadata
metadata.naming_convention = NAMING


def table_of(model: type[SQLModel]) -> Table:
    """The SQL table behind a model."""
    return cast(Table, vars(model)["__table__"])


def _entry_key() -> Column[str]:
    return Column(Text, ForeignKey("entry.id"), primary_key=True)


def _score_check(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} BETWEEN 0 AND 10", name=f"{column}_range")


def _flag_check(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IN (0, 1)", name=f"{column}_flag")


def _choice_check(column: str, *choices: str) -> CheckConstraint:
    listed = ", ".join(f"'{choice}'" for choice in choices)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_choice")


class ImportRow(SQLModel, table=True):
    """One import: what "Undo import" reverses. Not exported."""

    __tablename__ = "import_file"
    id: str = Field(primary_key=True, sa_type=Text)
    file_name: str = Field(sa_type=Text)
    file_format: str = Field(sa_type=Text)
    imported_at: str = Field(sa_type=Text)
    rows: int = Field(sa_type=Integer)


class EntryRow(SQLModel, table=True):
    """One moment of the diary."""

    __tablename__ = "entry"
    __table_args__ = (
        _score_check("score"),
        _choice_check("scale", "nrs11", "faces6"),
        CheckConstraint("(scale = 'faces6') = (face IS NOT NULL)", name="face_with_scale"),
        CheckConstraint("face BETWEEN 0 AND 5", name="face_range"),
        CheckConstraint("hours BETWEEN 0 AND 24", name="hours_range"),
        CheckConstraint("utc_offset_min BETWEEN -1440 AND 1440", name="offset_range"),
        _choice_check("course", "constant", "comes-and-goes"),
        _flag_check("time_known"),
        _flag_check("flare"),
        _flag_check("recalled"),
        Index(None, "diary_day", "when_local"),
        Index(None, "import_id"),
    )
    id: str = Field(primary_key=True, sa_type=Text)
    when_local: str = Field(sa_type=Text)
    utc_offset_min: int = Field(sa_type=Integer)
    time_known: int = Field(default=1, sa_type=Integer)
    diary_day: str = Field(sa_type=Text)
    recorded_at: str = Field(sa_type=Text)
    edited_at: str | None = Field(default=None, sa_type=Text)
    score: float | None = Field(default=None, sa_type=Float)
    scale: str = Field(default="nrs11", sa_type=Text)
    face: int | None = Field(default=None, sa_type=Integer)
    course: str | None = Field(default=None, sa_type=Text)
    hours: float | None = Field(default=None, sa_type=Float)
    flare: int = Field(default=0, sa_type=Integer)
    note: str = Field(default="", sa_type=Text)
    recalled: int = Field(default=0, sa_type=Integer)
    source_app: str | None = Field(default=None, sa_type=Text)
    source_value: str | None = Field(default=None, sa_type=Text)
    import_id: str | None = Field(default=None, sa_column=Column(Text, ForeignKey("import_file.id"), nullable=True))
    search_text: str = Field(default="", sa_type=Text)


class EntrySiteRow(SQLModel, table=True):
    """A marked place of an entry."""

    __tablename__ = "entry_site"
    __table_args__ = (_score_check("score"), Index(None, "site_id"))
    entry_id: str = Field(sa_column=_entry_key())
    site_id: str = Field(primary_key=True, sa_type=Text)
    score: float | None = Field(default=None, sa_type=Float)


class EntryQualityRow(SQLModel, table=True):
    """A quality of the pain."""

    __tablename__ = "entry_quality"
    entry_id: str = Field(sa_column=_entry_key())
    quality_id: str = Field(primary_key=True, sa_type=Text)


class EntrySymptomRow(SQLModel, table=True):
    """An associated symptom."""

    __tablename__ = "entry_symptom"
    __table_args__ = (
        _choice_check("side", "left", "right", "both"),
        CheckConstraint("minutes BETWEEN 0 AND 1440", name="minutes_range"),
    )
    entry_id: str = Field(sa_column=_entry_key())
    symptom_id: str = Field(primary_key=True, sa_type=Text)
    side: str | None = Field(default=None, sa_type=Text)
    minutes: int | None = Field(default=None, sa_type=Integer)


class EntryTriggerRow(SQLModel, table=True):
    """What may have set the pain off."""

    __tablename__ = "entry_trigger"
    __table_args__ = (Index(None, "trigger_id"),)
    entry_id: str = Field(sa_column=_entry_key())
    trigger_id: str = Field(primary_key=True, sa_type=Text)


class EntryTreatmentRow(SQLModel, table=True):
    """What was tried, with the dose as typed and the relief noted."""

    __tablename__ = "entry_treatment"
    __table_args__ = (
        _choice_check("relief", "not-at-all", "a-little", "some", "a-lot", "cant-tell"),
        Index(None, "treatment_id"),
    )
    entry_id: str = Field(sa_column=_entry_key())
    treatment_id: str = Field(primary_key=True, sa_type=Text)
    dose: str = Field(default="", sa_type=Text)
    relief: str | None = Field(default=None, sa_type=Text)


class DayRow(SQLModel, table=True):
    """The values of a diary day."""

    __tablename__ = "day_context"
    __table_args__ = (
        _score_check("sleep"),
        _score_check("mood"),
        _score_check("stress"),
        _flag_check("limited"),
        _flag_check("work_missed"),
        CheckConstraint("walked_min BETWEEN 0 AND 1440", name="walked_min_range"),
        CheckConstraint("steps >= 0", name="steps_range"),
    )
    diary_day: str = Field(primary_key=True, sa_type=Text)
    sleep: int | None = Field(default=None, sa_type=Integer)
    mood: int | None = Field(default=None, sa_type=Integer)
    stress: int | None = Field(default=None, sa_type=Integer)
    limited: int | None = Field(default=None, sa_type=Integer)
    work_missed: int | None = Field(default=None, sa_type=Integer)
    walked_min: int | None = Field(default=None, sa_type=Integer)
    steps: int | None = Field(default=None, sa_type=Integer)
    edited_at: str | None = Field(default=None, sa_type=Text)
    import_id: str | None = Field(default=None, sa_column=Column(Text, ForeignKey("import_file.id"), nullable=True))


class StatementRow(SQLModel, table=True):
    """ "In pain" or "free of pain" from one day to another, both included."""

    __tablename__ = "statement"
    __table_args__ = (
        _choice_check("kind", "in-pain", "pain-free"),
        _flag_check("approximate"),
        CheckConstraint("start_day <= end_day", name="day_order"),
    )
    id: str = Field(primary_key=True, sa_type=Text)
    kind: str = Field(sa_type=Text)
    start_day: str = Field(sa_type=Text)
    end_day: str = Field(sa_type=Text)
    approximate: int = Field(default=0, sa_type=Integer)
    made_at: str = Field(sa_type=Text)


class CatalogueRow(SQLModel, table=True):
    """A person's own item, or a built-in one that they hid or moved."""

    __tablename__ = "catalogue_item"
    __table_args__ = (
        _choice_check("kind", "site", "quality", "symptom", "trigger", "treatment"),
        _flag_check("hidden"),
    )
    kind: str = Field(primary_key=True, sa_type=Text)
    id: str = Field(primary_key=True, sa_type=Text)
    name: str = Field(sa_type=Text)
    group_id: str = Field(default="own", sa_type=Text)
    hidden: int = Field(default=0, sa_type=Integer)
    rank: int | None = Field(default=None, sa_type=Integer)


class AboutFactRow(SQLModel, table=True):
    """One fact about the owner: name, birth date, emergency number, allergies …"""

    __tablename__ = "about_fact"
    key: str = Field(primary_key=True, sa_type=Text)
    value: str = Field(sa_type=Text)


class AboutTickRow(SQLModel, table=True):
    """Something ticked about the owner: a condition, a TENS contraindication, a risk factor, family."""

    __tablename__ = "about_tick"
    __table_args__ = (_choice_check("kind", "condition", "tens", "risk-factor", "family"),)
    kind: str = Field(primary_key=True, sa_type=Text)
    id: str = Field(primary_key=True, sa_type=Text)


class MedicineRow(SQLModel, table=True):
    """A medicine that the owner takes or took."""

    __tablename__ = "medicine"
    __table_args__ = (_flag_check("regular"),)
    id: str = Field(primary_key=True, sa_type=Text)
    name: str = Field(sa_type=Text)
    medicine_class: str = Field(default="", sa_type=Text)
    dose: str = Field(default="", sa_type=Text)
    unit: str = Field(default="", sa_type=Text)
    regular: int = Field(default=0, sa_type=Integer)
    since: str | None = Field(default=None, sa_type=Text)
    until: str | None = Field(default=None, sa_type=Text)
    side_effects: str = Field(default="", sa_type=Text)


class ClinicianRow(SQLModel, table=True):
    """Somebody who treats the owner."""

    __tablename__ = "clinician"
    id: str = Field(primary_key=True, sa_type=Text)
    name: str = Field(sa_type=Text)
    role: str = Field(sa_type=Text)
    contact: str = Field(default="", sa_type=Text)


class AppointmentRow(SQLModel, table=True):
    """An appointment or a test."""

    __tablename__ = "appointment"
    id: str = Field(primary_key=True, sa_type=Text)
    kind: str = Field(sa_type=Text)
    when_local: str = Field(sa_type=Text)
    title: str = Field(default="", sa_type=Text)
    clinician_id: str | None = Field(default=None, sa_column=Column(Text, ForeignKey("clinician.id"), nullable=True))
    result: str = Field(default="", sa_type=Text)


class MarkerRow(SQLModel, table=True):
    """An event with a date and a word."""

    __tablename__ = "marker"
    id: str = Field(primary_key=True, sa_type=Text)
    day: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    word: str = Field(sa_type=Text)


class SeenFlagRow(SQLModel, table=True):
    """A flag that the owner has seen or dismissed."""

    __tablename__ = "flag_seen"
    __table_args__ = (_flag_check("dismissed"),)
    onset: str = Field(primary_key=True, sa_type=Text)
    flag: str = Field(primary_key=True, sa_type=Text)
    seen_at: str = Field(sa_type=Text)
    dismissed: int = Field(default=0, sa_type=Integer)


class WarningAnswerRow(SQLModel, table=True):
    """What was answered to one warning sign on one day."""

    __tablename__ = "warning_answer"
    __table_args__ = (_choice_check("answer", "yes", "no"),)
    sign: str = Field(primary_key=True, sa_type=Text)
    answered_on: str = Field(primary_key=True, sa_type=Text)
    answer: str = Field(sa_type=Text)


class ExperimentRow(SQLModel, table=True):
    """An experiment: blocks of days with a treatment and without it. `drawn_order` has a 1 for each pair of blocks
    that begins with the treatment, and a 0 for each other one.
    """

    __tablename__ = "experiment"
    __table_args__ = (
        CheckConstraint("block_days IN (7, 14)", name="block_days_choice"),
        CheckConstraint("length(drawn_order) BETWEEN 2 AND 6", name="drawn_order_length"),
        CheckConstraint("drawn_order NOT GLOB '*[^01]*'", name="drawn_order_digits"),
    )
    id: str = Field(primary_key=True, sa_type=Text)
    treatment_id: str = Field(sa_type=Text)
    block_days: int = Field(sa_type=Integer)
    drawn_order: str = Field(sa_type=Text)
    first_day: str = Field(sa_type=Text)
    stopped_on: str | None = Field(default=None, sa_type=Text)
    made_at: str = Field(sa_type=Text)


class ExperimentTickRow(SQLModel, table=True):
    """A day that was ticked as kept to the plan of an experiment."""

    __tablename__ = "experiment_tick"
    experiment_id: str = Field(sa_column=Column(Text, ForeignKey("experiment.id"), primary_key=True))
    day: str = Field(primary_key=True, sa_type=Text)


def _dose_checks() -> tuple[CheckConstraint, ...]:
    return (
        CheckConstraint("reps >= 1", name="reps_range"),
        CheckConstraint("sets >= 1", name="sets_range"),
        CheckConstraint("hold_s >= 0", name="hold_s_range"),
        CheckConstraint("rest_s >= 0", name="rest_s_range"),
        CheckConstraint("minutes >= 0", name="minutes_range"),
        _choice_check("sides", "none", "left-right", "alternating"),
    )


class OwnExerciseRow(SQLModel, table=True):
    """An exercise of the owner's own, with its usual dose."""

    __tablename__ = "own_exercise"
    __table_args__ = (*_dose_checks(), _flag_check("from_physiotherapist"), _flag_check("hidden"))
    id: str = Field(primary_key=True, sa_type=Text)
    name: str = Field(sa_type=Text)
    made_at: str = Field(sa_type=Text)
    cue: str = Field(default="", sa_type=Text)
    kind: str = Field(sa_type=Text)
    reps: int = Field(default=1, sa_type=Integer)
    sets: int = Field(default=1, sa_type=Integer)
    hold_s: int | None = Field(default=None, sa_type=Integer)
    breaths: int | None = Field(default=None, sa_type=Integer)
    rest_s: int = Field(default=0, sa_type=Integer)
    minutes: int | None = Field(default=None, sa_type=Integer)
    times_a_day: int = Field(default=1, sa_type=Integer)
    sides: str = Field(default="none", sa_type=Text)
    picture: str = Field(default="", sa_type=Text)
    from_physiotherapist: int = Field(default=0, sa_type=Integer)
    hidden: int = Field(default=0, sa_type=Integer)


class RoutineRow(SQLModel, table=True):
    """A routine of the owner's own; the built-in ones are not stored."""

    __tablename__ = "routine"
    __table_args__ = (_flag_check("hidden"),)
    id: str = Field(primary_key=True, sa_type=Text)
    name: str = Field(sa_type=Text)
    copied_from: str | None = Field(default=None, sa_type=Text)
    hidden: int = Field(default=0, sa_type=Integer)
    made_at: str | None = Field(default=None, sa_type=Text)


class RoutineStepRow(SQLModel, table=True):
    """One exercise of a routine, counted from 0."""

    __tablename__ = "routine_step"
    __table_args__ = _dose_checks()
    routine_id: str = Field(sa_column=Column(Text, ForeignKey("routine.id"), primary_key=True))
    position: int = Field(primary_key=True, sa_type=Integer)
    exercise: str = Field(sa_type=Text)
    reps: int = Field(default=1, sa_type=Integer)
    sets: int = Field(default=1, sa_type=Integer)
    hold_s: int | None = Field(default=None, sa_type=Integer)
    breaths: int | None = Field(default=None, sa_type=Integer)
    rest_s: int = Field(default=0, sa_type=Integer)
    minutes: int | None = Field(default=None, sa_type=Integer)
    times_a_day: int = Field(default=1, sa_type=Integer)
    sides: str | None = Field(default=None, sa_type=Text)


class PlanRow(SQLModel, table=True):
    """When a routine is planned: a rule by the wall clock of a zone."""

    __tablename__ = "plan"
    __table_args__ = (_flag_check("remind"),)
    id: str = Field(primary_key=True, sa_type=Text)
    routine_id: str = Field(sa_type=Text)
    rule: str = Field(sa_type=Text)
    start: str = Field(sa_type=Text)
    zone: str = Field(sa_type=Text)
    made_at: str = Field(sa_type=Text)
    ended_on: str | None = Field(default=None, sa_type=Text)
    remind: int = Field(default=1, sa_type=Integer)


class PlanChangeRow(SQLModel, table=True):
    """An exception to a plan: a time skipped or moved."""

    __tablename__ = "plan_change"
    __table_args__ = (
        _choice_check("kind", "skip", "move"),
        CheckConstraint("(kind = 'move') = (moved_to IS NOT NULL)", name="moved_to_with_move"),
    )
    plan_id: str = Field(sa_column=Column(Text, ForeignKey("plan.id"), primary_key=True))
    occurrence: str = Field(primary_key=True, sa_type=Text)
    kind: str = Field(sa_type=Text)
    moved_to: str | None = Field(default=None, sa_type=Text)


class SessionRow(SQLModel, table=True):
    """A session of exercise that was done, in whole or in part."""

    __tablename__ = "training_session"
    __table_args__ = (
        _choice_check("outcome", "done", "stopped", "hurt", "broken"),
        CheckConstraint("seconds BETWEEN 0 AND 86400", name="seconds_range"),
        _score_check("pain_before"),
        _score_check("pain_after"),
        _score_check("effort"),
        _score_check("hurt_score"),
        _flag_check("with_timer"),
        _flag_check("hurt_spreads"),
        Index(None, "diary_day"),
        Index(None, "import_id"),
    )
    id: str = Field(primary_key=True, sa_type=Text)
    routine_id: str = Field(sa_type=Text)
    started: str = Field(sa_type=Text)
    utc_offset_min: int = Field(sa_type=Integer)
    diary_day: str = Field(sa_type=Text)
    outcome: str = Field(sa_type=Text)
    seconds: int = Field(sa_type=Integer)
    with_timer: int = Field(default=1, sa_type=Integer)
    plan_id: str | None = Field(default=None, sa_type=Text)
    occurrence: str | None = Field(default=None, sa_type=Text)
    pain_before: int | None = Field(default=None, sa_type=Integer)
    pain_after: int | None = Field(default=None, sa_type=Integer)
    effort: int | None = Field(default=None, sa_type=Integer)
    note: str = Field(default="", sa_type=Text)
    hurt_site: str | None = Field(default=None, sa_type=Text)
    hurt_score: int | None = Field(default=None, sa_type=Integer)
    hurt_spreads: int = Field(default=0, sa_type=Integer)
    edited_at: str | None = Field(default=None, sa_type=Text)
    import_id: str | None = Field(default=None, sa_column=Column(Text, ForeignKey("import_file.id"), nullable=True))


class SessionStepRow(SQLModel, table=True):
    """One exercise of a session, counted from 0."""

    __tablename__ = "training_step"
    __table_args__ = (
        _choice_check("outcome", "done", "partly", "skipped"),
        CheckConstraint("seconds BETWEEN 0 AND 86400", name="seconds_range"),
    )
    session_id: str = Field(sa_column=Column(Text, ForeignKey("training_session.id"), primary_key=True))
    position: int = Field(primary_key=True, sa_type=Integer)
    exercise: str = Field(sa_type=Text)
    outcome: str = Field(sa_type=Text)
    seconds: int = Field(default=0, sa_type=Integer)


class CheckInRow(SQLModel, table=True):
    """The three weekly questions."""

    __tablename__ = "check_in"
    __table_args__ = (_score_check("pain"), _score_check("enjoyment"), _score_check("activity"))
    id: str = Field(primary_key=True, sa_type=Text)
    day: str = Field(sa_type=Text)
    made_at: str = Field(sa_type=Text)
    pain: int | None = Field(default=None, sa_type=Integer)
    enjoyment: int | None = Field(default=None, sa_type=Integer)
    activity: int | None = Field(default=None, sa_type=Integer)


class ActivityRow(SQLModel, table=True):
    """An activity that the owner named because the pain hinders it."""

    __tablename__ = "activity"
    id: str = Field(primary_key=True, sa_type=Text)
    name: str = Field(sa_type=Text)
    made_at: str = Field(sa_type=Text)
    rank: int = Field(default=0, sa_type=Integer)
    ended_on: str | None = Field(default=None, sa_type=Text)


class ActivityScoreRow(SQLModel, table=True):
    """How well an activity went on a day."""

    __tablename__ = "activity_score"
    __table_args__ = (_score_check("score"),)
    activity_id: str = Field(sa_column=Column(Text, ForeignKey("activity.id"), primary_key=True))
    day: str = Field(primary_key=True, sa_type=Text)
    score: int = Field(sa_type=Integer)


class EpisodeFactRow(SQLModel, table=True):
    """One answer about an episode."""

    __tablename__ = "episode_fact"
    onset: str = Field(primary_key=True, sa_type=Text)
    key: str = Field(primary_key=True, sa_type=Text)
    value: str = Field(sa_type=Text)


class QuestionRow(SQLModel, table=True):
    """Something to raise at the next visit."""

    __tablename__ = "question"
    id: str = Field(primary_key=True, sa_type=Text)
    text: str = Field(sa_type=Text)
    made_at: str = Field(sa_type=Text)
    rank: int = Field(default=0, sa_type=Integer)
    flag: str | None = Field(default=None, sa_type=Text)
    asked_on: str | None = Field(default=None, sa_type=Text)


class VisitRow(SQLModel, table=True):
    """What was handed to whom and when."""

    __tablename__ = "visit"
    id: str = Field(primary_key=True, sa_type=Text)
    day: str = Field(sa_type=Text)
    made_at: str = Field(sa_type=Text)
    what: str = Field(sa_type=Text)
    first: str = Field(sa_type=Text)
    last: str = Field(sa_type=Text)
    clinician: str = Field(default="", sa_type=Text)
    file_name: str = Field(default="", sa_type=Text)


class SettingRow(SQLModel, table=True):
    """A setting that belongs to the data (day start, threshold, demo mark …), as JSON."""

    __tablename__ = "setting"
    key: str = Field(primary_key=True, sa_type=Text)
    value: str = Field(sa_type=Text)
