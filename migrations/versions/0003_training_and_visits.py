"""Exercise, check-ins, facts about episodes, questions and visits."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "activity",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("ended_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
    )
    op.create_table(
        "check_in",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("pain", sa.Integer(), nullable=True),
        sa.Column("enjoyment", sa.Integer(), nullable=True),
        sa.Column("activity", sa.Integer(), nullable=True),
        sa.CheckConstraint("activity BETWEEN 0 AND 10", name=op.f("ck_check_in_activity_range")),
        sa.CheckConstraint("enjoyment BETWEEN 0 AND 10", name=op.f("ck_check_in_enjoyment_range")),
        sa.CheckConstraint("pain BETWEEN 0 AND 10", name=op.f("ck_check_in_pain_range")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_in")),
    )
    op.create_table(
        "episode_fact",
        sa.Column("onset", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("onset", "key", name=op.f("pk_episode_fact")),
    )
    op.create_table(
        "own_exercise",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reps", sa.Integer(), nullable=False),
        sa.Column("sets", sa.Integer(), nullable=False),
        sa.Column("hold_s", sa.Integer(), nullable=True),
        sa.Column("breaths", sa.Integer(), nullable=True),
        sa.Column("rest_s", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("times_a_day", sa.Integer(), nullable=False),
        sa.Column("sides", sa.Text(), nullable=False),
        sa.Column("picture", sa.Text(), nullable=False),
        sa.Column("from_physiotherapist", sa.Integer(), nullable=False),
        sa.Column("hidden", sa.Integer(), nullable=False),
        sa.CheckConstraint("sides IN ('none', 'left-right', 'alternating')", name=op.f("ck_own_exercise_sides_choice")),
        sa.CheckConstraint("from_physiotherapist IN (0, 1)", name=op.f("ck_own_exercise_from_physiotherapist_flag")),
        sa.CheckConstraint("hidden IN (0, 1)", name=op.f("ck_own_exercise_hidden_flag")),
        sa.CheckConstraint("hold_s >= 0", name=op.f("ck_own_exercise_hold_s_range")),
        sa.CheckConstraint("minutes >= 0", name=op.f("ck_own_exercise_minutes_range")),
        sa.CheckConstraint("reps >= 1", name=op.f("ck_own_exercise_reps_range")),
        sa.CheckConstraint("rest_s >= 0", name=op.f("ck_own_exercise_rest_s_range")),
        sa.CheckConstraint("sets >= 1", name=op.f("ck_own_exercise_sets_range")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_exercise")),
    )
    op.create_table(
        "plan",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("routine_id", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("start", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Text(), nullable=True),
        sa.Column("remind", sa.Integer(), nullable=False),
        sa.CheckConstraint("remind IN (0, 1)", name=op.f("ck_plan_remind_flag")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
    )
    op.create_table(
        "question",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("flag", sa.Text(), nullable=True),
        sa.Column("asked_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
    )
    op.create_table(
        "routine",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("copied_from", sa.Text(), nullable=True),
        sa.Column("hidden", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=True),
        sa.CheckConstraint("hidden IN (0, 1)", name=op.f("ck_routine_hidden_flag")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_routine")),
    )
    op.create_table(
        "visit",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column("clinician", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    op.create_table(
        "activity_score",
        sa.Column("activity_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.CheckConstraint("score BETWEEN 0 AND 10", name=op.f("ck_activity_score_score_range")),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"], name=op.f("fk_activity_score_activity_id_activity")),
        sa.PrimaryKeyConstraint("activity_id", "day", name=op.f("pk_activity_score")),
    )
    op.create_table(
        "plan_change",
        sa.Column("plan_id", sa.Text(), nullable=False),
        sa.Column("occurrence", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("moved_to", sa.Text(), nullable=True),
        sa.CheckConstraint("(kind = 'move') = (moved_to IS NOT NULL)", name=op.f("ck_plan_change_moved_to_with_move")),
        sa.CheckConstraint("kind IN ('skip', 'move')", name=op.f("ck_plan_change_kind_choice")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_change_plan_id_plan")),
        sa.PrimaryKeyConstraint("plan_id", "occurrence", name=op.f("pk_plan_change")),
    )
    op.create_table(
        "routine_step",
        sa.Column("routine_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("exercise", sa.Text(), nullable=False),
        sa.Column("reps", sa.Integer(), nullable=False),
        sa.Column("sets", sa.Integer(), nullable=False),
        sa.Column("hold_s", sa.Integer(), nullable=True),
        sa.Column("breaths", sa.Integer(), nullable=True),
        sa.Column("rest_s", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("times_a_day", sa.Integer(), nullable=False),
        sa.Column("sides", sa.Text(), nullable=True),
        sa.CheckConstraint("sides IN ('none', 'left-right', 'alternating')", name=op.f("ck_routine_step_sides_choice")),
        sa.CheckConstraint("hold_s >= 0", name=op.f("ck_routine_step_hold_s_range")),
        sa.CheckConstraint("minutes >= 0", name=op.f("ck_routine_step_minutes_range")),
        sa.CheckConstraint("reps >= 1", name=op.f("ck_routine_step_reps_range")),
        sa.CheckConstraint("rest_s >= 0", name=op.f("ck_routine_step_rest_s_range")),
        sa.CheckConstraint("sets >= 1", name=op.f("ck_routine_step_sets_range")),
        sa.ForeignKeyConstraint(["routine_id"], ["routine.id"], name=op.f("fk_routine_step_routine_id_routine")),
        sa.PrimaryKeyConstraint("routine_id", "position", name=op.f("pk_routine_step")),
    )
    op.create_table(
        "training_session",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("routine_id", sa.Text(), nullable=False),
        sa.Column("started", sa.Text(), nullable=False),
        sa.Column("utc_offset_min", sa.Integer(), nullable=False),
        sa.Column("diary_day", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("with_timer", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Text(), nullable=True),
        sa.Column("occurrence", sa.Text(), nullable=True),
        sa.Column("pain_before", sa.Integer(), nullable=True),
        sa.Column("pain_after", sa.Integer(), nullable=True),
        sa.Column("effort", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("hurt_site", sa.Text(), nullable=True),
        sa.Column("hurt_score", sa.Integer(), nullable=True),
        sa.Column("hurt_spreads", sa.Integer(), nullable=False),
        sa.Column("edited_at", sa.Text(), nullable=True),
        sa.Column("import_id", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('done', 'stopped', 'hurt', 'broken')", name=op.f("ck_training_session_outcome_choice")
        ),
        sa.CheckConstraint("effort BETWEEN 0 AND 10", name=op.f("ck_training_session_effort_range")),
        sa.CheckConstraint("hurt_score BETWEEN 0 AND 10", name=op.f("ck_training_session_hurt_score_range")),
        sa.CheckConstraint("hurt_spreads IN (0, 1)", name=op.f("ck_training_session_hurt_spreads_flag")),
        sa.CheckConstraint("pain_after BETWEEN 0 AND 10", name=op.f("ck_training_session_pain_after_range")),
        sa.CheckConstraint("pain_before BETWEEN 0 AND 10", name=op.f("ck_training_session_pain_before_range")),
        sa.CheckConstraint("seconds BETWEEN 0 AND 86400", name=op.f("ck_training_session_seconds_range")),
        sa.CheckConstraint("with_timer IN (0, 1)", name=op.f("ck_training_session_with_timer_flag")),
        sa.ForeignKeyConstraint(
            ["import_id"], ["import_file.id"], name=op.f("fk_training_session_import_id_import_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_session")),
    )
    op.create_index(op.f("ix_training_session_diary_day"), "training_session", ["diary_day"], unique=False)
    op.create_index(op.f("ix_training_session_import_id"), "training_session", ["import_id"], unique=False)
    op.create_table(
        "training_step",
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("exercise", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.CheckConstraint("outcome IN ('done', 'partly', 'skipped')", name=op.f("ck_training_step_outcome_choice")),
        sa.CheckConstraint("seconds BETWEEN 0 AND 86400", name=op.f("ck_training_step_seconds_range")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["training_session.id"], name=op.f("fk_training_step_session_id_training_session")
        ),
        sa.PrimaryKeyConstraint("session_id", "position", name=op.f("pk_training_step")),
    )


def downgrade() -> None:
    raise NotImplementedError("a diary is never taken back to an older schema; restore the backup")
