"""The menu of the window: everything that can be done, with its keys."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from painlog import __version__
from painlog.domain.disclaimer import DISCLAIMER
from painlog.errors import UserError
from painlog.preferences import TEXT_SCALES, ThemeChoice, load_preferences, save_preferences
from painlog.services.visits import HandedOver
from painlog.ui.actions import Command, Section
from painlog.ui.dialogs.key_list import show_key_list
from painlog.ui.file_choice import file_to_save
from painlog.ui.pages.today import TodayPage
from painlog.ui.shell import Shell, Tools


def window_commands(shell: Shell, tools: Tools, preferences: Path) -> list[Section]:
    """The sections of the menu, top to bottom."""
    t = tools.texts
    sections = [
        Section(t("Entry"), _entry_commands(shell, tools)),
        Section(t("Edit"), _edit_commands(shell, tools)),
        Section(t("Go to"), _page_commands(shell, tools)),
        Section(t("View"), _view_commands(tools, preferences)),
        Section(t("Diary"), _diary_commands(shell, tools)),
    ]
    keys = Command("keys", t("Keyboard shortcuts"), lambda: show_key_list(shell, t, sections), ("F1",))
    about = Command("about", t("About painlog"), lambda: _about(shell, tools))
    rules = Command("rules", t("Rules and sources"), partial(shell.show_page, "rules"))
    care = Command("back-care", t("Everyday back care"), partial(shell.show_page, "back-care"))
    signs = Command("warnings", t("Warning signs"), partial(shell.show_page, "warnings"))
    sections.append(Section(t("Help"), (keys, signs, care, rules, about)))
    return sections


def _entry_commands(shell: Shell, tools: Tools) -> tuple[Command | None, ...]:
    t = tools.texts

    def on_today(act: Callable[[TodayPage], object]) -> Callable[[], object]:
        def go() -> None:
            page = shell.page("today")
            assert isinstance(page, TodayPage)
            if shell.stack.currentWidget() is not page:
                shell.show_page("today")
            act(page)

        return go

    return (
        Command("new", t("New entry"), on_today(lambda page: page.new_entry()), ("Ctrl+N",)),
        Command("save", t("Save entry"), on_today(lambda page: page.save()), ("Ctrl+Return", "Ctrl+Enter")),
        Command("no-pain", t("Save “no pain”"), on_today(lambda page: page.save_no_pain()), ("Ctrl+0",)),
        Command("same", t("Same as last time"), on_today(lambda page: page.same_as_last()), ("Ctrl+R",)),
        Command("details", t("More details"), on_today(lambda page: page.toggle_details()), ("Alt+M",)),
        None,
        Command("day-before", t("Day before"), on_today(lambda page: page.step_day(-1)), ("Alt+Left",)),
        Command("day-after", t("Day after"), on_today(lambda page: page.step_day(1)), ("Alt+Right",)),
    )


def _edit_commands(shell: Shell, tools: Tools) -> tuple[Command | None, ...]:
    t = tools.texts
    return (
        Command("undo", t("Undo"), shell.perform.undo, ("Ctrl+Z",)),
        Command("redo", t("Redo"), shell.perform.redo, ("Ctrl+Shift+Z", "Ctrl+Y")),
        None,
        Command("search", t("Search the entries"), partial(_search, shell), ("Ctrl+F",)),
    )


def _search(shell: Shell) -> None:
    """Go to History with the keyboard in its search."""
    from painlog.ui.pages.history import HistoryPage

    shell.show_page("history")
    page = shell.page("history")
    assert isinstance(page, HistoryPage)
    page.search()


def _page_commands(shell: Shell, tools: Tools) -> tuple[Command | None, ...]:
    pages = (
        Command(f"page-{place.key}", place.name, partial(shell.show_page, place.key), (place.shortcut,))
        for place in shell.places
    )
    report = Command("report", tools.texts("Report for the doctor"), partial(_report, shell), ("Ctrl+P",))
    about = Command("about-me", tools.texts("About me"), partial(shell.show_page, "about"))
    return (*pages, None, report, about)


def _report(shell: Shell) -> None:
    """Go to the report; where it is shown already, print it."""
    from painlog.ui.pages.visit import VisitPage

    page = shell.page("visit")
    assert isinstance(page, VisitPage)
    if shell.shown == "visit":
        page.print_report()
    else:
        shell.show_page("visit")


def _view_commands(tools: Tools, preferences: Path) -> tuple[Command | None, ...]:
    t, theme = tools.texts, tools.theme

    def wear(choice: ThemeChoice) -> None:
        theme.choose(choice)
        save_preferences(preferences, replace(load_preferences(preferences), theme=choice))

    def enlarge(scale: float) -> None:
        theme.set_scale(scale)
        save_preferences(preferences, replace(load_preferences(preferences), text_scale=scale))

    def wears(choice: ThemeChoice) -> bool:
        return theme.choice is choice

    def has_scale(scale: float) -> bool:
        return theme.scale == scale

    names = {
        ThemeChoice.SYSTEM: t("Colours of the system"),
        ThemeChoice.LIGHT: t("Light"),
        ThemeChoice.DARK: t("Dark"),
    }
    sizes = (
        Command(
            f"size-{scale}",
            t("Text size {percent} %", percent=round(scale * 100)),
            partial(enlarge, scale),
            chosen=partial(has_scale, scale),
        )
        for scale in TEXT_SCALES
    )
    themes = (
        Command(f"theme-{choice}", name, partial(wear, choice), chosen=partial(wears, choice))
        for choice, name in names.items()
    )
    return (*themes, None, *sizes)


def _diary_commands(shell: Shell, tools: Tools) -> tuple[Command | None, ...]:
    t = tools.texts

    def ask(title: str, name: str, kinds: str, act: Callable[[Path], str]) -> None:
        chosen, _kind = file_to_save(shell, title, name, kinds)
        if chosen is None:
            return
        try:
            shell.toast.say(act(chosen))
        except UserError as trouble:
            shell.error_bar.say(t.error(trouble))

    def export() -> None:
        if shell.services is None:
            shell.error_bar.say(t("The diary is not open. Try again in a moment."))
        else:
            from painlog.ui.dialogs.export import open_export

            open_export(shell.context, shell, shell.services, note=partial(_note_for_whom, shell))

    def back_up() -> None:
        kinds = t("painlog diary") + " (*.db)"
        ask(t("Back up the diary"), "diary-backup.db", kinds, lambda path: _back_up(shell, tools, path))

    def take_in() -> None:
        from painlog.ui.pages.importing import ImportPage

        shell.show_page("import")
        page = shell.page("import")
        assert isinstance(page, ImportPage)
        page.ask()

    return (
        Command("export", t("Export…"), export),
        Command("import", t("Import…"), take_in),
        Command("back-up", t("Back up…"), back_up),
        Command("backups", t("Backups and imports"), partial(shell.show_page, "backups")),
        None,
        Command("quit", t("Quit"), shell.close, ("Ctrl+Q",)),
    )


def _note_for_whom(shell: Shell, made: HandedOver) -> None:
    """Go to the doctor visit page and ask there for whom a file is."""
    from painlog.ui.pages.visit import VisitPage

    page = shell.page("visit")
    assert isinstance(page, VisitPage)
    shell.show_page("visit")
    page.note_for_whom(made)


def _back_up(shell: Shell, tools: Tools, path: Path) -> str:
    shell.access.back_up_to(path)
    return tools.texts("Backed up to {file}", file=path.name)


def _about(shell: Shell, tools: Tools) -> None:
    from PySide6.QtWidgets import QMessageBox

    t = tools.texts
    lines = (
        f"painlog {__version__}",
        t(DISCLAIMER),
        t("Everything stays on this computer: no account, no network."),
        t("Your diary: {path}", path=shell.access.path),
    )
    box = QMessageBox(QMessageBox.Icon.NoIcon, t("About painlog"), "\n\n".join(lines), parent=shell)
    box.addButton(t("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
