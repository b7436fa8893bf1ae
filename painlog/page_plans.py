"""The pages of the window, each with how it is built and where it is found."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.i18n import Texts
from painlog.services.drafts import DraftFile
from painlog.services.edits import EditsFile

if TYPE_CHECKING:
    from painlog.ui.page import Page, PageContext
    from painlog.ui.page_stack import PagePlan
    from painlog.ui.window_access import WindowAccess


def page_plans(
    t: Texts,
    drafts: DraftFile,
    edits: EditsFile,
    window: "Callable[[], WindowAccess]",
    restore: "Callable[[Path], None]",
) -> "dict[str, PagePlan]":
    """Every page, each built when it is first shown."""
    from painlog.ui.page_stack import PagePlan
    from painlog.ui.rail import Place

    def today(context: "PageContext") -> "Page":
        from painlog.ui.pages.today import TodayPage

        return TodayPage(context, drafts)

    def history(context: "PageContext") -> "Page":
        from painlog.ui.pages.history import HistoryPage

        return HistoryPage(context, edits)

    def trends(context: "PageContext") -> "Page":
        from painlog.ui.pages.trends import TrendsPage

        return TrendsPage(context)

    def insights(context: "PageContext") -> "Page":
        from painlog.ui.pages.insights import InsightsPage

        return InsightsPage(context)

    def exercise(context: "PageContext") -> "Page":
        from painlog.ui.pages.exercise import ExercisePage

        return ExercisePage(context)

    def backups(context: "PageContext") -> "Page":
        from painlog.ui.pages.backups import BackupsPage

        return BackupsPage(context, restore)

    def importing(context: "PageContext") -> "Page":
        from painlog.ui.pages.importing import ImportPage

        return ImportPage(context)

    def rules(context: "PageContext") -> "Page":
        from painlog.ui.pages.help import RulesPage

        return RulesPage(context)

    def reminders(context: "PageContext") -> "Page":
        from painlog.ui.pages.reminders import RemindersPage

        return RemindersPage(context, window())

    def settings(context: "PageContext") -> "Page":
        from painlog.ui.pages.settings import SettingsPage

        return SettingsPage(context, window())

    def welcome(context: "PageContext") -> "Page":
        from painlog.ui.pages.welcome import WelcomePage

        return WelcomePage(context, window())

    def back_care(context: "PageContext") -> "Page":
        from painlog.ui.pages.back_care import BackCarePage

        return BackCarePage(context)

    def about(context: "PageContext") -> "Page":
        from painlog.ui.pages.about import AboutPage

        return AboutPage(context)

    def warnings(context: "PageContext") -> "Page":
        from painlog.ui.pages.warnings import WarningsPage

        return WarningsPage(context)

    def visit(context: "PageContext") -> "Page":
        from painlog.ui.pages.visit import VisitPage

        return VisitPage(context)

    keys = {
        "today": "Ctrl+1",
        "history": "Ctrl+2",
        "trends": "Ctrl+3",
        "insights": "Ctrl+4",
        "exercise": "Ctrl+5",
        "visit": "Ctrl+6",
        "settings": "Ctrl+,",
    }
    plans = (
        PagePlan(Place("today", "today", t("Today"), keys["today"]), today),
        PagePlan(Place("history", "history", t("History"), keys["history"]), history),
        PagePlan(Place("trends", "trends", t("Trends"), keys["trends"]), trends),
        PagePlan(Place("insights", "insights", t("Insights"), keys["insights"]), insights),
        PagePlan(Place("exercise", "exercise", t("Exercise"), keys["exercise"]), exercise),
        PagePlan(Place("visit", "visit", t("Doctor visit"), keys["visit"]), visit),
        PagePlan(Place("settings", "settings", t("Settings"), keys["settings"]), settings),
        PagePlan(Place("rules", "info", t("Rules and sources"), ""), rules, on_rail=False),
        PagePlan(Place("welcome", "leaf", t("Welcome"), ""), welcome, on_rail=False),
        PagePlan(Place("about", "info", t("About me"), ""), about, on_rail=False),
        PagePlan(Place("back-care", "leaf", t("Everyday back care"), ""), back_care, on_rail=False),
        PagePlan(Place("warnings", "warning", t("Warning signs"), ""), warnings, on_rail=False),
        PagePlan(Place("reminders", "bell", t("Reminders"), ""), reminders, on_rail=False),
        PagePlan(Place("backups", "backup", t("Backups and imports"), ""), backups, on_rail=False),
        PagePlan(Place("import", "backup", t("Import"), ""), importing, on_rail=False),
    )
    return {plan.place.key: plan for plan in plans}
