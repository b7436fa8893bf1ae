"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "about_fact",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_about_fact")),
    )
    op.create_table(
        "about_tick",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('condition', 'tens', 'risk-factor', 'family')", name=op.f("ck_about_tick_kind_choice")
        ),
        sa.PrimaryKeyConstraint("kind", "id", name=op.f("pk_about_tick")),
    )
    op.create_table(
        "catalogue_item",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Text(), nullable=False),
        sa.Column("hidden", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('site', 'quality', 'symptom', 'trigger', 'treatment')", name=op.f("ck_catalogue_item_kind_choice")
        ),
        sa.CheckConstraint("hidden IN (0, 1)", name=op.f("ck_catalogue_item_hidden_flag")),
        sa.PrimaryKeyConstraint("kind", "id", name=op.f("pk_catalogue_item")),
    )
    op.create_table(
        "clinician",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clinician")),
    )
    op.create_table(
        "flag_seen",
        sa.Column("onset", sa.Text(), nullable=False),
        sa.Column("flag", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.Text(), nullable=False),
        sa.Column("dismissed", sa.Integer(), nullable=False),
        sa.CheckConstraint("dismissed IN (0, 1)", name=op.f("ck_flag_seen_dismissed_flag")),
        sa.PrimaryKeyConstraint("onset", "flag", name=op.f("pk_flag_seen")),
    )
    op.create_table(
        "import_file",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("file_format", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.Text(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_file")),
    )
    op.create_table(
        "marker",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_marker")),
    )
    op.create_table(
        "medicine",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("medicine_class", sa.Text(), nullable=False),
        sa.Column("dose", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("regular", sa.Integer(), nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("side_effects", sa.Text(), nullable=False),
        sa.CheckConstraint("regular IN (0, 1)", name=op.f("ck_medicine_regular_flag")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_medicine")),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )
    op.create_table(
        "statement",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("start_day", sa.Text(), nullable=False),
        sa.Column("end_day", sa.Text(), nullable=False),
        sa.Column("approximate", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('in-pain', 'pain-free')", name=op.f("ck_statement_kind_choice")),
        sa.CheckConstraint("approximate IN (0, 1)", name=op.f("ck_statement_approximate_flag")),
        sa.CheckConstraint("start_day <= end_day", name=op.f("ck_statement_day_order")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
    )
    op.create_table(
        "warning_answer",
        sa.Column("sign", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.CheckConstraint("answer IN ('yes', 'no')", name=op.f("ck_warning_answer_answer_choice")),
        sa.PrimaryKeyConstraint("sign", "answered_on", name=op.f("pk_warning_answer")),
    )
    op.create_table(
        "appointment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("when_local", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("clinician_id", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["clinician_id"], ["clinician.id"], name=op.f("fk_appointment_clinician_id_clinician")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
    )
    op.create_table(
        "day_context",
        sa.Column("diary_day", sa.Text(), nullable=False),
        sa.Column("sleep", sa.Integer(), nullable=True),
        sa.Column("mood", sa.Integer(), nullable=True),
        sa.Column("stress", sa.Integer(), nullable=True),
        sa.Column("limited", sa.Integer(), nullable=True),
        sa.Column("work_missed", sa.Integer(), nullable=True),
        sa.Column("walked_min", sa.Integer(), nullable=True),
        sa.Column("steps", sa.Integer(), nullable=True),
        sa.Column("edited_at", sa.Text(), nullable=True),
        sa.Column("import_id", sa.Text(), nullable=True),
        sa.CheckConstraint("limited IN (0, 1)", name=op.f("ck_day_context_limited_flag")),
        sa.CheckConstraint("mood BETWEEN 0 AND 10", name=op.f("ck_day_context_mood_range")),
        sa.CheckConstraint("sleep BETWEEN 0 AND 10", name=op.f("ck_day_context_sleep_range")),
        sa.CheckConstraint("steps >= 0", name=op.f("ck_day_context_steps_range")),
        sa.CheckConstraint("stress BETWEEN 0 AND 10", name=op.f("ck_day_context_stress_range")),
        sa.CheckConstraint("walked_min BETWEEN 0 AND 1440", name=op.f("ck_day_context_walked_min_range")),
        sa.CheckConstraint("work_missed IN (0, 1)", name=op.f("ck_day_context_work_missed_flag")),
        sa.ForeignKeyConstraint(["import_id"], ["import_file.id"], name=op.f("fk_day_context_import_id_import_file")),
        sa.PrimaryKeyConstraint("diary_day", name=op.f("pk_day_context")),
    )
    op.create_table(
        "entry",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("when_local", sa.Text(), nullable=False),
        sa.Column("utc_offset_min", sa.Integer(), nullable=False),
        sa.Column("time_known", sa.Integer(), nullable=False),
        sa.Column("diary_day", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("edited_at", sa.Text(), nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("scale", sa.Text(), nullable=False),
        sa.Column("face", sa.Integer(), nullable=True),
        sa.Column("course", sa.Text(), nullable=True),
        sa.Column("hours", sa.Float(), nullable=True),
        sa.Column("flare", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recalled", sa.Integer(), nullable=False),
        sa.Column("source_app", sa.Text(), nullable=True),
        sa.Column("source_value", sa.Text(), nullable=True),
        sa.Column("import_id", sa.Text(), nullable=True),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.CheckConstraint("(scale = 'faces6') = (face IS NOT NULL)", name=op.f("ck_entry_face_with_scale")),
        sa.CheckConstraint("course IN ('constant', 'comes-and-goes')", name=op.f("ck_entry_course_choice")),
        sa.CheckConstraint("scale IN ('nrs11', 'faces6')", name=op.f("ck_entry_scale_choice")),
        sa.CheckConstraint("face BETWEEN 0 AND 5", name=op.f("ck_entry_face_range")),
        sa.CheckConstraint("flare IN (0, 1)", name=op.f("ck_entry_flare_flag")),
        sa.CheckConstraint("hours BETWEEN 0 AND 24", name=op.f("ck_entry_hours_range")),
        sa.CheckConstraint("recalled IN (0, 1)", name=op.f("ck_entry_recalled_flag")),
        sa.CheckConstraint("score BETWEEN 0 AND 10", name=op.f("ck_entry_score_range")),
        sa.CheckConstraint("time_known IN (0, 1)", name=op.f("ck_entry_time_known_flag")),
        sa.CheckConstraint("utc_offset_min BETWEEN -1440 AND 1440", name=op.f("ck_entry_offset_range")),
        sa.ForeignKeyConstraint(["import_id"], ["import_file.id"], name=op.f("fk_entry_import_id_import_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
    )
    op.create_index(op.f("ix_entry_diary_day_when_local"), "entry", ["diary_day", "when_local"], unique=False)
    op.create_index(op.f("ix_entry_import_id"), "entry", ["import_id"], unique=False)
    op.create_table(
        "entry_quality",
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("quality_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_entry_quality_entry_id_entry")),
        sa.PrimaryKeyConstraint("entry_id", "quality_id", name=op.f("pk_entry_quality")),
    )
    op.create_table(
        "entry_site",
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("site_id", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.CheckConstraint("score BETWEEN 0 AND 10", name=op.f("ck_entry_site_score_range")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_entry_site_entry_id_entry")),
        sa.PrimaryKeyConstraint("entry_id", "site_id", name=op.f("pk_entry_site")),
    )
    op.create_index(op.f("ix_entry_site_site_id"), "entry_site", ["site_id"], unique=False)
    op.create_table(
        "entry_symptom",
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("symptom_id", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.CheckConstraint("side IN ('left', 'right', 'both')", name=op.f("ck_entry_symptom_side_choice")),
        sa.CheckConstraint("minutes BETWEEN 0 AND 1440", name=op.f("ck_entry_symptom_minutes_range")),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_entry_symptom_entry_id_entry")),
        sa.PrimaryKeyConstraint("entry_id", "symptom_id", name=op.f("pk_entry_symptom")),
    )
    op.create_table(
        "entry_treatment",
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("treatment_id", sa.Text(), nullable=False),
        sa.Column("dose", sa.Text(), nullable=False),
        sa.Column("relief", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "relief IN ('not-at-all', 'a-little', 'some', 'a-lot', 'cant-tell')",
            name=op.f("ck_entry_treatment_relief_choice"),
        ),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_entry_treatment_entry_id_entry")),
        sa.PrimaryKeyConstraint("entry_id", "treatment_id", name=op.f("pk_entry_treatment")),
    )
    op.create_index(op.f("ix_entry_treatment_treatment_id"), "entry_treatment", ["treatment_id"], unique=False)
    op.create_table(
        "entry_trigger",
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("trigger_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_entry_trigger_entry_id_entry")),
        sa.PrimaryKeyConstraint("entry_id", "trigger_id", name=op.f("pk_entry_trigger")),
    )
    op.create_index(op.f("ix_entry_trigger_trigger_id"), "entry_trigger", ["trigger_id"], unique=False)


def downgrade() -> None:
    raise NotImplementedError("a diary is never taken back to an older schema; restore the backup")
