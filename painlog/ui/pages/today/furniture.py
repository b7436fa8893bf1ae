"""Makes the header and the save bar of Today, with their words and icons."""

from painlog.ui.page import PageContext
from painlog.ui.widgets.date_header import DateHeader, HeaderIcons, HeaderWords
from painlog.ui.widgets.save_bar import SaveBar, SaveBarWords


def make_header(context: PageContext) -> DateHeader:
    """The day's name with its arrows; redrawn when the theme changes."""
    t = context.texts
    words = HeaderWords(
        earlier=t("Day before"),
        later=t("Day after"),
        today=t("Today"),
        back_to_today=t("Back to today"),
        yesterday_missing=t("Yesterday is missing"),
        add_it=t("Add it"),
        dismiss=t("Hide this hint"),
    )
    header = DateHeader(words, _header_icons(context))
    context.theme.changed.connect(lambda: header.set_icons(_header_icons(context)))
    return header


def make_save_bar(context: PageContext) -> SaveBar:
    """The bar at the foot; redrawn when the theme changes."""
    t = context.texts
    words = SaveBarWords(
        save=t("Save entry"),
        save_changes=t("Save changes"),
        clear=t("Clear"),
        cancel=t("Cancel"),
        undo=t("Undo"),
        key=t("Ctrl") + " ↵",
    )
    bar = SaveBar(words)

    def dress() -> None:
        bar.set_icon(context.icons.icon("check", context.theme.tokens["on_accent"], 20))

    dress()
    context.theme.changed.connect(dress)
    return bar


def _header_icons(context: PageContext) -> HeaderIcons:
    tokens, icons = context.theme.tokens, context.icons
    return HeaderIcons(
        earlier=icons.icon("chevron-left", tokens["ink"], 20),
        later=icons.icon("chevron-right", tokens["ink"], 20),
        calendar=icons.icon("calendar-plus", tokens["note_ink"], 20),
        close=icons.icon("close", tokens["note_ink"], 16),
    )
