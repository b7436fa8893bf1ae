"""`painlog statement`: say what held on days that were not recorded."""

from argparse import Namespace, _SubParsersAction
from typing import TYPE_CHECKING

from painlog.cli.opening import opened_diary
from painlog.cli.output import say, say_json, texts
from painlog.cli.values import day
from painlog.domain.records import Statement, StatementKind

if TYPE_CHECKING:
    from painlog.cli.parser import CommandParser
    from painlog.i18n import Texts
    from painlog.services.episodes import Stated


def add_parser(subparsers: "_SubParsersAction[CommandParser]") -> None:
    t = texts()
    about = t("Say what held on days that were not recorded. Recorded days keep what was recorded.")
    parser = subparsers.add_parser("statement", help=t("say what held on days not recorded"), description=about)
    actions = parser.add_subparsers(dest="action", metavar="ACTION", title=t("actions"), required=True)
    for kind, held, said in (
        (StatementKind.IN_PAIN, t("you were in pain"), t("State that you were in pain.")),
        (StatementKind.PAIN_FREE, t("you were free of pain"), t("State that you were free of pain.")),
    ):
        stated = actions.add_parser(kind.value, help=held, description=said)
        stated.add_argument(
            "--from", dest="first", type=day, required=True, metavar="DATE", help=t("the first diary day")
        )
        stated.add_argument("--to", dest="last", type=day, metavar="DATE", help=t("the last one; by default today"))
    listed = actions.add_parser("list", help=t("name all statements"), description=t("Name all statements."))
    listed.add_argument("--json", action="store_true", help=t("print them as JSON"))
    removed = actions.add_parser("remove", help=t("take a statement back"), description=t("Take a statement back."))
    removed.add_argument("id", metavar="ID", help=t("as “painlog statement list” names it"))


def run(arguments: Namespace) -> int:
    if arguments.action == "list":
        return _list(arguments)
    if arguments.action == "remove":
        return _remove(arguments)
    with opened_diary(arguments, to_write=True) as opened:
        stated, _changes = opened.episodes.add_statement(
            StatementKind(arguments.action), arguments.first, arguments.last
        )
    _say_stated(stated, texts())
    return 0


def _list(arguments: Namespace) -> int:
    from painlog.services.statement_words import statement_sentence

    with opened_diary(arguments) as opened:
        statements = opened.episodes.statements()
    if arguments.json:
        say_json([_document(statement) for statement in statements])
        return 0
    t = texts()
    for statement in statements:
        say(f"{statement.id}  {statement_sentence(statement, t)}")
    if not statements:
        say(t("There are no statements."))
    return 0


def _remove(arguments: Namespace) -> int:
    with opened_diary(arguments, to_write=True) as opened:
        opened.episodes.remove_statement(arguments.id)
    say(texts()("Statement removed"))
    return 0


def _say_stated(stated: "Stated", t: "Texts") -> None:
    from painlog.services.statement_words import statement_sentence
    from painlog.services.status_words import contradiction_sentence

    say(f"{statement_sentence(stated.statement, t)} ({stated.statement.id})")
    if stated.contradicted:
        say(contradiction_sentence(stated, t))


def _document(statement: Statement) -> dict[str, object]:
    return {
        "id": statement.id,
        "kind": statement.kind.value,
        "from": statement.start.isoformat(),
        "to": statement.end.isoformat(),
        "approximate": statement.approximate,
        "made_at": statement.made_at.isoformat(),
    }
