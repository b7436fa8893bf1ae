import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Text
from sqlalchemy.schema import Column

from painlog import paths
from painlog.errors import DiaryUnavailableError
from painlog.storage import migrate
from painlog.storage.engine import open_engine

from .diary_files import FURTHER, HEAD, count, further_revision, make_diary, write_entries


@pytest.fixture
def engine(tmp_path):
    engine = open_engine(tmp_path / "diary.db")
    yield engine
    engine.dispose()


def schema(path):
    """What SQLite knows of every table: columns, keys, indexes, and the constraints as written."""
    with closing(sqlite3.connect(path)) as connection:
        listed = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
        return {
            (kind, name): (
                clauses(sql) if sql else None,
                connection.execute(f"PRAGMA table_xinfo({table})").fetchall(),
                sorted(connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()),
                sorted(row[1:] for row in connection.execute(f"PRAGMA index_list({table})")),
                connection.execute(f"PRAGMA index_xinfo({name})").fetchall(),
            )
            for kind, name, table, sql in listed
        }


def clauses(sql):
    """The lines of a CREATE statement in any order: constraints have none, columns are compared in theirs."""
    return sorted(re.sub(r"\s+", " ", line).strip(" ,") for line in sql.split("\n"))


def head():
    return ScriptDirectory.from_config(migrate_config()).get_heads()


def migrate_config():
    config = Config()
    config.set_main_option("script_location", str(paths.migrations()))
    return config


def test_a_new_diary_equals_a_migrated_one(tmp_path, engine):
    migrate.create(engine)
    engine.dispose()
    migrate.upgrade(tmp_path / "migrated.db")
    made, migrated = schema(tmp_path / "diary.db"), schema(tmp_path / "migrated.db")
    assert ("table", "entry") in made
    assert made.keys() == migrated.keys()
    for name in made:
        assert made[name] == migrated[name], f"{name}: tables.py and the migrations differ"


def test_there_is_one_head_and_it_is_the_revision_that_painlog_writes():
    assert head() == [migrate.HEAD]
    assert migrate.known_revisions()[-1] == migrate.HEAD
    assert list(migrate.known_revisions()) == sorted(
        script.revision for script in ScriptDirectory.from_config(migrate_config()).walk_revisions()
    )


def test_a_new_diary_is_stamped_and_marked(tmp_path, engine):
    migrate.create(engine)
    assert migrate.revision(engine) == migrate.HEAD
    with closing(sqlite3.connect(tmp_path / "diary.db")) as connection:
        assert connection.execute("PRAGMA application_id").fetchone()[0].to_bytes(4, "big") == b"pain"


def test_making_a_diary_twice_changes_nothing(engine, tmp_path):
    migrate.create(engine)
    write_entries(engine, range(2))
    migrate.create(engine)
    assert count(tmp_path / "diary.db") == 2


def test_a_database_that_was_never_stamped_has_no_revision(engine):
    assert migrate.revision(engine) is None


def test_revisions_are_older_newer_or_current(monkeypatch, tmp_path):
    further_revision(monkeypatch, tmp_path)
    assert [migrate.is_older(each) for each in (HEAD, FURTHER, "9999")] == [True, False, False]
    assert [migrate.is_newer(each) for each in (HEAD, FURTHER, "9999")] == [False, False, True]


def test_making_and_judging_a_diary_imports_no_alembic(tmp_path):
    program = (
        "import sys; from pathlib import Path; from painlog.clock import SystemClock;"
        "from painlog.storage.opening import open_diary;"
        f"open_diary(Path({str(tmp_path / 'diary.db')!r}), SystemClock()).close();"
        f"open_diary(Path({str(tmp_path / 'diary.db')!r}), SystemClock()).close();"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_rebuilding_a_parent_table_keeps_its_children(monkeypatch, tmp_path):
    diary = make_diary(tmp_path / "diary.db", 5)
    further_revision(monkeypatch, tmp_path)
    migrate.upgrade(diary)
    assert (count(diary), count(diary, "entry_site")) == (5, 5)
    engine = open_engine(diary)
    assert migrate.revision(engine) == FURTHER
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT weather FROM entry").fetchall() == [(None,)] * 5
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


def test_without_the_recipe_the_children_would_be_lost(tmp_path):
    """The trap itself, with ON DELETE CASCADE as its worst form: if this changes, the recipe can go."""
    engine = open_engine(tmp_path / "trap.db")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql("CREATE TABLE child (parent_id INTEGER REFERENCES parent (id) ON DELETE CASCADE)")
        connection.exec_driver_sql("INSERT INTO parent VALUES (1)")
        connection.exec_driver_sql("INSERT INTO child VALUES (1)")
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("parent", recreate="always") as batch:
            batch.add_column(Column("more", Text))
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM child").scalar() == 0
    engine.dispose()


FAILS_HALFWAY = """
    op.add_column("entry", sa.Column("weather", sa.Text(), nullable=True))
    op.execute("DELETE FROM entry_site")
    raise RuntimeError("the plug was pulled")
"""


def test_a_migration_that_fails_leaves_the_diary_as_it_was(monkeypatch, tmp_path):
    diary = make_diary(tmp_path / "diary.db")
    before = schema(diary)
    further_revision(monkeypatch, tmp_path, FAILS_HALFWAY)
    with pytest.raises(RuntimeError, match="plug"):
        migrate.upgrade(diary)
    assert schema(diary) == before
    assert count(diary, "entry_site") == 3


def test_a_migration_that_parts_children_from_their_parents_is_taken_back(monkeypatch, tmp_path):
    diary = make_diary(tmp_path / "diary.db")
    further_revision(monkeypatch, tmp_path, '    op.execute("DELETE FROM entry WHERE rowid = 2")')
    with pytest.raises(DiaryUnavailableError, match="could not be brought up to date"):
        migrate.upgrade(diary)
    assert count(diary) == 3
    engine = open_engine(diary)
    assert migrate.revision(engine) == HEAD
    engine.dispose()


def test_the_migration_folder_may_have_any_name(monkeypatch, tmp_path):
    diary = make_diary(tmp_path / "100% mine #1.db")
    folder = tmp_path / "50% off"
    folder.mkdir()
    further_revision(monkeypatch, folder)
    migrate.upgrade(diary)
    assert count(diary) == 3


def test_a_developer_can_write_a_further_revision(monkeypatch, tmp_path):
    further_revision(monkeypatch, tmp_path)
    written = command.revision(migrate_config(), "one more", rev_id="9999")
    source = Path(written.path).read_text(encoding="utf-8")
    compile(source, written.path, "exec")
    assert f"down_revision = '{FURTHER}'" in source
