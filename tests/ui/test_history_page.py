"""History, through the real window: its list, its days and what is found in it."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.domain.catalogue import Kind
from painlog.domain.diary import Relief, SiteScore, Treatment
from painlog.i18n import PSEUDO_LANGUAGE
from painlog.preferences import Preferences
from tests.ui.conftest import OpenShell
from tests.ui.history_robot import CAR, DELETE, DESK, ENTER, ESCAPE, TAB, TODAY, HistoryRobot


@pytest.fixture
def history(qtbot: QtBot, open_shell: OpenShell, clock: FixedClock) -> HistoryRobot:
    return HistoryRobot(qtbot, open_shell(), clock)


@pytest.fixture
def filled(history: HistoryRobot) -> HistoryRobot:
    return history.fill()


# The list


def test_an_empty_diary_says_what_will_be_here(history: HistoryRobot) -> None:
    assert history.page.entries.empty.isVisible()
    assert history.page.entries.empty.text() == "Your first entry will show here"
    assert not history.page.entries.filters.isVisible()
    assert history.page.header.year.text() == "2026"
    assert not history.page.header.earlier.isEnabled()


def test_days_come_newest_first_and_missing_ones_are_rows(filled: HistoryRobot) -> None:
    assert filled.said[:5] == [
        ("Fri 20", "Buttock, left"),
        ("Fri 20", "आज दर्द में कमी है"),
        ("Thu 19", "Nothing recorded"),
        ("Wed 18", "Lower back, left; Back of thigh, left"),
        ("Tue 17", "Neck"),
    ]
    car = filled.lines[3]
    assert (car.time, car.score_text, car.below) == ("20:55", "7", "Driving, Poor sleep · Heat")
    assert car.spoken.startswith("Wed 18 November, 20:55, Pain 7 of 10, severe, Lower back")
    assert len(filled.lines) == 401 + 1


def test_rows_are_read_when_they_come_into_view(history: HistoryRobot, monkeypatch: pytest.MonkeyPatch) -> None:
    browsing = type(history.services.browsing)
    asked: list[tuple[date, date]] = []
    original = browsing.entries

    def noting(self: object, found: object, first: date, last: date) -> object:
        asked.append((first, last))
        return original(self, found, first, last)  # type: ignore[arg-type]

    history.log(DESK, 900)
    monkeypatch.setattr(browsing, "entries", noting)
    history.page.refresh()
    history.shell.grab()
    assert history.page.model.rowCount() == 901
    assert asked == [(TODAY - timedelta(days=15), TODAY)]


# Going to a day


def test_a_day_of_the_heat_map_is_shown_in_the_list(filled: HistoryRobot) -> None:
    filled.click_day(date(2026, 11, 18))
    assert filled.current.headline == "Lower back, left; Back of thigh, left"
    filled.click_day(date(2026, 3, 4))
    assert (filled.current.day, filled.current.headline) == (date(2026, 3, 4), "Nothing recorded")
    view = filled.page.entries.list
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_a_row_of_the_list_is_ringed_in_the_heat_map(filled: HistoryRobot) -> None:
    filled.click_row(3)
    assert filled.page.heat.map.chosen == date(2026, 11, 18)
    filled.page.entries.list.setFocus()
    filled.key(Qt.Key.Key_Down)
    assert filled.page.heat.map.chosen == date(2026, 11, 17)


def test_years_are_gone_through_by_arrows_and_by_the_days(filled: HistoryRobot) -> None:
    filled.press(filled.page.header.earlier)
    assert (filled.page.year, filled.page.day) == (2025, date(2025, 12, 31))
    assert filled.page.header.year.text() == "2025"
    assert not filled.page.header.earlier.isEnabled()
    filled.page.heat.map.setFocus()
    filled.key(Qt.Key.Key_Down)
    assert (filled.page.year, filled.current.day) == (2026, date(2026, 1, 1))


def test_a_month_moves_along_with_the_day_and_the_year(filled: HistoryRobot) -> None:
    filled.filter("month", "November")
    assert {line.day.month for line in filled.lines} == {11}
    assert filled.page.entries.filters.buttons["month"].text() == "November"
    filled.click_day(date(2026, 10, 5))
    assert filled.page.entries.filters.buttons["month"].text() == "October"
    assert filled.current.day == date(2026, 10, 5)
    filled.press(filled.page.header.earlier)
    assert (filled.page.year, filled.current.day.month) == (2025, 10)


# Finding


def test_search_looks_through_notes_and_names_and_wants_every_word(filled: HistoryRobot) -> None:
    filled.search("car thigh")
    assert [line.day_text for line in filled.lines] == ["Wed 18"]
    assert filled.found == "1 entry fits"
    filled.search("car neck")
    assert (filled.lines, filled.found) == ([], "No entry fits")
    filled.search("mude")
    assert [line.day_text for line in filled.lines] == ["Tue 17"]
    filled.search("कम")
    assert [line.headline for line in filled.lines] == ["आज दर्द में कमी है"]


def test_a_found_note_stands_in_the_row_from_the_word_on(filled: HistoryRobot) -> None:
    filled.search("ached")
    assert filled.lines[0].below == "… the car. Leg ached until I lay down."


def test_ctrl_f_searches_from_everywhere(filled: HistoryRobot) -> None:
    for page in ("today", "trends", "settings"):
        filled.shell.show_page(page)
        filled.search("car")
        assert filled.shell.stack.currentWidget() is filled.page
        assert filled.page.header.search.text() == "car"


def test_search_ends_with_escape_and_goes_back_to_the_day(filled: HistoryRobot) -> None:
    filled.click_day(date(2026, 11, 17))
    filled.search("car")
    assert filled.page.entries.list.row is None
    filled.key(ESCAPE)
    assert len(filled.lines) == 402
    assert filled.current.day == date(2026, 11, 17)


def test_filters_hold_together_and_can_be_taken_back(filled: HistoryRobot) -> None:
    filled.filter("severity", "Moderate")
    assert [line.score for line in filled.lines] == [6, 5, 4]
    filled.filter("site", "Neck")
    assert [line.day_text for line in filled.lines] == ["Tue 17"]
    buttons = filled.page.entries.filters.buttons
    assert [buttons[name].text() for name in ("severity", "site")] == ["Moderate, 4–6", "Neck"]
    filled.press(filled.page.entries.show_all)
    assert len(filled.lines) == 402
    assert buttons["site"].text() == "Any place"


def test_only_what_the_diary_names_can_be_chosen(filled: HistoryRobot) -> None:
    filled.filter("trigger", "Poor sleep")
    assert [line.day_text for line in filled.lines] == ["Wed 18"]
    filled.filter("trigger", "Any")
    filled.filter("treatment", "Heat")
    assert [line.day_text for line in filled.lines] == ["Wed 18"]
    filled.press(filled.page.entries.filters.buttons["treatment"])
    filled.pick("Swimming")
    assert filled.page.entries.filters.filter.treatment == "heat"
    QTest.keyClick(filled.shell, ESCAPE)
    _close_popups(filled)


def test_a_day_on_which_nothing_fits_is_said(filled: HistoryRobot) -> None:
    filled.search("car").click_day(date(2026, 11, 17))
    assert filled.found == "Nothing on Tue 17 November fits. 1 entry fits"
    assert filled.page.entries.list.row is None


# Keyboard, sizes, languages


def test_a_change_by_keyboard_only(filled: HistoryRobot) -> None:
    filled.page.go_to_day(TODAY)
    filled.page.focus_start()
    filled.key(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, ENTER)
    assert filled.inside(filled.page.editor.score)
    filled.text("3").tab_to(filled.page.editor.fields.items.groups[Kind.SITE])
    filled.text("2").key(Qt.Key.Key_Right, DELETE)
    filled.tab_to(filled.page.editor.fields.items.groups[Kind.TREATMENT]).text("4")
    filled.tab_to(filled.page.editor.fields.note).ctrl(ENTER)
    entry = filled.entries_of(date(2026, 11, 18))[0]
    assert (entry.score, entry.sites) == (3, (SiteScore("lower-back-left", 2),))
    assert entry.treatments == (Treatment("heat", relief=Relief.A_LOT),)
    assert filled.page.isVisible()
    filled.key(ESCAPE)
    assert not filled.is_open
    assert filled.focused is filled.page.entries.list


def test_ten_is_typed_on_a_place(filled: HistoryRobot) -> None:
    filled.click_row(3)
    group = filled.page.editor.fields.items.groups[Kind.SITE]
    group.digit_typed.emit("lower-back-left", 1, 1000)
    group.digit_typed.emit("lower-back-left", 0, 1400)
    group.digit_typed.emit("thigh-back-left", 1, 1500)
    filled.save()
    sites = filled.entries_of(date(2026, 11, 18))[0].sites
    assert sites == (SiteScore("lower-back-left", 10), SiteScore("thigh-back-left", 1))


def test_tab_goes_through_the_page_and_never_gets_lost(filled: HistoryRobot) -> None:
    page = filled.page
    filled.click_row(3)
    page.header.search.setFocus()
    stops = [page.heat.map, *page.entries.filters.buttons.values(), page.entries.list, page.editor.moment.change]
    stops += [page.editor.score, *list(page.editor.fields.items.groups.values())[:3], page.editor.fields.note]
    stops += [page.editor.fields.more, page.editor.delete, page.editor.cancel]
    for stop in stops:
        filled.key(TAB).tab_to(stop, most=6)


def test_ctrl_enter_leaves_today_alone_while_an_entry_is_open(filled: HistoryRobot) -> None:
    filled.click_row(0).ctrl(ENTER)
    assert filled.shell.stack.currentWidget() is filled.page
    filled.score(1).ctrl(ENTER)
    assert filled.entries_of(TODAY)[1].score == 1


def test_everything_that_can_have_the_keyboard_has_a_name(filled: HistoryRobot) -> None:
    filled.click_row(3).press(filled.page.editor.fields.more)
    reachable = [
        widget
        for widget in filled.page.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    nameless = [
        widget
        for widget in reachable
        if not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
        and not widget.objectName().startswith("qt_")
    ]
    assert len(reachable) > 15
    assert not nameless


@pytest.mark.parametrize("size", [(1280, 820), (1024, 700), (760, 560)])
@pytest.mark.parametrize("language", ["en_GB", PSEUDO_LANGUAGE])
def test_no_text_is_cut_whatever_the_size_and_the_language(
    size: tuple[int, int], language: str, qtbot: QtBot, open_shell: OpenShell, clock: FixedClock
) -> None:
    robot = HistoryRobot(qtbot, open_shell(preferences=Preferences(language=language)), clock)
    robot.log(CAR, 2, "20:55")
    robot.shell.resize(*size)
    robot.click_day(TODAY - timedelta(days=2)).key(ENTER)
    robot.press(robot.page.editor.fields.more)
    robot.page.editor.moment.unfold()
    QTest.qWait(0)
    page = robot.page
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert _fits(label), label.text()
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.sizeHint().width(), button.text()
            assert button.mapTo(page, button.rect().bottomRight()).x() <= page.width()
    body = page.editor.fields.parentWidget()
    assert body is not None
    view = body.parentWidget()
    assert view is not None
    assert body.width() <= view.width()


def _fits(label: QLabel) -> bool:
    if label.wordWrap():
        return label.height() >= label.heightForWidth(label.width())
    return label.width() >= label.sizeHint().width()


def _close_popups(history: HistoryRobot) -> None:
    for widget in history.shell.findChildren(QWidget):
        if widget.windowType() is Qt.WindowType.Popup:
            widget.close()


def test_where_both_do_not_fit_the_editor_takes_the_place_of_the_list(filled: HistoryRobot) -> None:
    filled.shell.resize(760, 560)
    filled.page.open_day(date(2026, 11, 18))
    QTest.qWait(0)
    assert (filled.is_open, filled.page.entries.isVisible()) == (True, False)
    filled.press(filled.page.editor.close_button)
    assert (filled.is_open, filled.page.entries.isVisible()) == (False, True)
    filled.shell.resize(1024, 700)
    filled.page.open_day(date(2026, 11, 18))
    QTest.qWait(0)
    assert (filled.is_open, filled.page.entries.isVisible()) == (True, True)


def test_with_long_and_large_words_the_editor_stands_alone_rather_than_squeeze_the_filters(
    qtbot: QtBot, open_shell: OpenShell, clock: FixedClock
) -> None:
    large = Preferences(language=PSEUDO_LANGUAGE, text_scale=1.3)
    robot = HistoryRobot(qtbot, open_shell(preferences=large), clock)
    robot.log(CAR, 2, "20:55")
    robot.shell.resize(1280, 820)
    robot.click_day(TODAY - timedelta(days=2)).key(ENTER)
    QTest.qWait(0)
    assert (robot.is_open, robot.page.entries.isVisible()) == (True, False)


def test_a_search_brings_the_list_back_where_the_editor_has_its_place(filled: HistoryRobot) -> None:
    filled.shell.resize(760, 560)
    filled.page.open_day(date(2026, 11, 18))
    filled.score(9).search("car")
    QTest.qWait(0)
    assert (filled.is_open, filled.page.entries.isVisible()) == (False, True)
    assert filled.focused is filled.page.header.search
    assert any(line.unsaved for line in filled.lines)
