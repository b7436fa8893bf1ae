"""Experiments on oneself, and the days ticked as kept to their plan."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "experiment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("treatment_id", sa.Text(), nullable=False),
        sa.Column("block_days", sa.Integer(), nullable=False),
        sa.Column("drawn_order", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Text(), nullable=False),
        sa.Column("stopped_on", sa.Text(), nullable=True),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.CheckConstraint("block_days IN (7, 14)", name=op.f("ck_experiment_block_days_choice")),
        sa.CheckConstraint("length(drawn_order) BETWEEN 2 AND 6", name=op.f("ck_experiment_drawn_order_length")),
        sa.CheckConstraint("drawn_order NOT GLOB '*[^01]*'", name=op.f("ck_experiment_drawn_order_digits")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_experiment")),
    )
    op.create_table(
        "experiment_tick",
        sa.Column("experiment_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["experiment_id"], ["experiment.id"], name=op.f("fk_experiment_tick_experiment_id_experiment")
        ),
        sa.PrimaryKeyConstraint("experiment_id", "day", name=op.f("pk_experiment_tick")),
    )


def downgrade() -> None:
    raise NotImplementedError("a diary is never taken back to an older schema; restore the backup")
