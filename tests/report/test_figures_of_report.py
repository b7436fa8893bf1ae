"""The figures of the report and their words, before anything is printed."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painlog.domain.days import shifted
from painlog.domain.diary import DayContext, Entry, Relief, Side, SiteScore, Source, Symptom, Treatment
from painlog.domain.questionnaires import Activity, ActivityScore
from painlog.domain.records import AboutMe, Answer, Diary, Medicine, Statement, StatementKind, WarningAnswer
from painlog.domain.report_sections import ReportSection
from painlog.domain.scales import Scale
from painlog.domain.visits import Visits
from painlog.domain.warnings import SIGNS
from painlog.errors import UserError
from painlog.i18n import Texts
from painlog.report.document import BodyPicture, Picture, ReportDocument, Run, Signs, Table, Weeks, Words, plain
from painlog.report.key_figures import noticed
from painlog.report.signs import SIGN_NAMES
from painlog.report.wording import change, printed, relief_words, signed, tenth
from painlog.services.reports import ReportOptions, ReportsService
from tests.report.conftest import section_of
from tests.report.diaries import NOW, TODAY, reporting

T = Texts()


def entry(ago: int, score: float | None, **values: object) -> Entry:
    when = NOW - timedelta(days=ago)
    made = {"id": f"e-{ago}", "when": when, "utc_offset_min": 0, "diary_day": when.date(), "recorded_at": when}
    return replace(Entry(**made, score=score), **values)  # type: ignore[arg-type]


def document_of(diary: Diary, folder: Path, options: ReportOptions | None = None) -> ReportDocument:
    with reporting(diary, folder / "some.db") as service:
        return service.document(options or ReportOptions())


def rows_of(document: ReportDocument, id_: ReportSection) -> list[list[str]]:
    (table,) = (block for block in section_of(document, id_).blocks if isinstance(block, Table))
    return [[cell.text for cell in row] for row in table.rows]


def words_of(document: ReportDocument, id_: ReportSection) -> str:
    blocks = section_of(document, id_).blocks
    return " ".join(f"{block.lead} {block.text}" for block in blocks if isinstance(block, Words))


class TestKeyFigures:
    @pytest.mark.parametrize(
        ("now", "before", "told"),
        [(5.9, 4.0, False), (6.0, 4.0, True), (8.0, 6.0, True), (9.5, 7.5, False), (10.0, 7.5, True), (1.0, 3.0, True)],
    )
    def test_two_points_and_thirty_per_cent_from_four_on(self, now: float, before: float, told: bool) -> None:
        assert noticed(now, before) is told

    @given(st.floats(0, 10), st.floats(0, 10))
    def test_never_below_two_points(self, now: float, before: float) -> None:
        if noticed(now, before):
            assert abs(now - before) >= 2 - 1e-6

    def test_the_last_28_days_against_the_28_before(self, tmp_path: Path) -> None:
        now = [entry(ago, 7 if ago < 3 else 5) for ago in range(20)]
        before = [entry(ago, 0 if ago % 2 else 2) for ago in range(28, 40)]
        found = rows_of(document_of(Diary(entries=(*before[::-1], *now[::-1])), tmp_path), ReportSection.FIGURES)
        assert found[0] == ["Average of the daily worst, 0–10", "5.3", "1.0", "+4.3*"]
        assert found[1] == ["Highest score", "7", "2", ""]
        assert found[2] == ["Days with pain", "20 of 20", "6 of 12", ""]
        assert found[3] == ["Days at 7 or more", "3 of 20", "0 of 12", ""]

    @given(st.floats(0, 10), st.floats(0, 10))
    def test_the_change_is_the_difference_of_what_is_printed(self, now: float, before: float) -> None:
        shown = [Decimal(tenth(value, T)) for value in (now, before)]
        assert Decimal(signed(change(now, before), T).replace("−", "-")) == shown[0] - shown[1]
        assert [Decimal(str(printed(value))) for value in (now, before)] == shown

    def test_who_subtracts_the_averages_finds_the_change(self, tmp_path: Path) -> None:
        now = [entry(ago, score) for ago, score in enumerate((6, 6, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5))]
        before = [entry(28 + ago, score) for ago, score in enumerate((1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2))]
        found = rows_of(document_of(Diary(entries=(*before[::-1], *now[::-1])), tmp_path), ReportSection.FIGURES)
        assert found[0] == ["Average of the daily worst, 0–10", "5.2", "1.7", "+3.5*"]

    def test_few_days_are_never_marked(self, tmp_path: Path) -> None:
        entries = (*(entry(ago, 1) for ago in range(40, 30, -1)), *(entry(ago, 9) for ago in range(4, 0, -1)))
        found = rows_of(document_of(Diary(entries=entries), tmp_path), ReportSection.FIGURES)
        assert found[0][3] == "+8.0"

    def test_days_told_from_memory_count_but_bring_no_score(self, tmp_path: Path) -> None:
        told = Statement("s", StatementKind.IN_PAIN, shifted(TODAY, -9), shifted(TODAY, -5), NOW)
        found = rows_of(document_of(Diary(statements=(told,)), tmp_path), ReportSection.FIGURES)
        assert found[0][1:3] == ["–", "–"]
        assert found[2][1] == "5 of 5"


class TestWarningSigns:
    def test_every_sign_has_a_short_name(self) -> None:
        assert SIGN_NAMES.keys() == {sign.id for sign in SIGNS}

    def test_not_answered_is_never_no(self, tmp_path: Path) -> None:
        answers = (
            WarningAnswer("fever", TODAY, Answer.YES),
            WarningAnswer("bladder", TODAY, Answer.YES),
            WarningAnswer("bowel", TODAY, Answer.NO),
        )
        section = section_of(document_of(Diary(warning_signs=answers), tmp_path), ReportSection.WARNING_SIGNS)
        (yes,) = (block for block in section.blocks if isinstance(block, Signs))
        no, *open_ = (block for block in section.blocks if isinstance(block, Run))
        assert yes.items == (("Bladder trouble", "20 Nov"), ("Fever or shivering", "20 Nov"))
        assert no.items == ("bowel leaking or unfelt",)
        assert [len(run.items) for run in open_] == [12, 1]
        assert "(22 of 23)" in open_[1].lead
        (said,) = (block.text for block in section.blocks if isinstance(block, Words))
        assert said == "Answered by the patient; not answered is never taken as no."

    def test_nothing_answered_says_so(self, tmp_path: Path) -> None:
        words = words_of(document_of(Diary(), tmp_path), ReportSection.WARNING_SIGNS)
        assert "nothing recorded" in words
        assert "never taken as no" in words

    def test_an_answer_after_the_period_is_not_told(self, tmp_path: Path) -> None:
        answers = (WarningAnswer("fever", TODAY, Answer.YES),)
        options = ReportOptions(last=shifted(TODAY, -1))
        section = section_of(document_of(Diary(warning_signs=answers), tmp_path, options), ReportSection.WARNING_SIGNS)
        assert not any(isinstance(block, Signs) for block in section.blocks)


class TestPlaces:
    def test_days_shares_and_averages(self, tmp_path: Path) -> None:
        entries = (
            entry(3, 5, sites=(SiteScore("lower-back-left", 6), SiteScore("calf-left"))),
            entry(2, 5, sites=(SiteScore("lower-back-left", 4),)),
            entry(1, 0, sites=(SiteScore("neck", 1),)),
            entry(0, 5),
        )
        document = document_of(Diary(entries=entries), tmp_path)
        assert rows_of(document, ReportSection.PLACES) == [
            ["Lower back, left", "2 (100%)", "5.0"],
            ["Calf, left", "1 (50%)", "–"],
        ]
        assert "below the knee on 1 day." in words_of(document, ReportSection.PLACES)
        (picture,) = (
            block for block in section_of(document, ReportSection.PLACES).blocks if isinstance(block, BodyPicture)
        )
        assert "Lower back, left: 2 (100%)" in picture.alt


class TestMedicines:
    def test_the_list_of_about_me_meets_what_the_entries_name(self, tmp_path: Path) -> None:
        used = (Treatment("nsaid", dose="400 mg", relief=Relief.SOME),)
        entries = tuple(entry(ago, 5, treatments=used) for ago in (40, 8, 7, 6, 2))
        about = AboutMe(medicines=(Medicine("m", "Amlodipine", dose="5", unit="mg", regular=True),))
        found = rows_of(document_of(Diary(entries=entries, about=about), tmp_path), ReportSection.MEDICINES)
        assert found[0] == ["Amlodipine", "5 mg; regularly", "–", "–", "–", "–"]
        assert found[1][1:] == ["400 mg", "4", "1", "3", "some"]

    def test_what_ended_before_the_period_is_left_out(self, tmp_path: Path) -> None:
        about = AboutMe(medicines=(Medicine("m", "Old one", until=date(2020, 1, 1)),))
        assert section_of(document_of(Diary(about=about), tmp_path), ReportSection.MEDICINES).empty

    @pytest.mark.parametrize(
        ("points", "words"),
        [
            (None, "–"),
            (0, "not at all"),
            (0.5, "not at all to a little"),
            (0.9, "a little"),
            (2.6, "some to a lot"),
            (3, "a lot"),
        ],
    )
    def test_relief_in_words(self, points: float | None, words: str) -> None:
        assert relief_words(points, T) == words


class TestEpisodes:
    def test_newest_first_with_stage_and_distance(self, named: ReportDocument) -> None:
        found = rows_of(named, ReportSection.EPISODES)
        assert [row[3] for row in found] == ["Acute", "Chronic", "Acute"]
        assert found[0][:3] == ["15 Oct", "going on", "31"]
        assert found[0][5] == "34"

    def test_pain_that_may_be_older_than_the_diary(self, tmp_path: Path) -> None:
        document = document_of(Diary(entries=tuple(entry(ago, 4) for ago in range(9, -1, -1))), tmp_path)
        assert rows_of(document, ReportSection.EPISODES)[0][0] == "11 Nov or before"
        assert "acute at least" in words_of(document, ReportSection.EPISODES)

    def test_counts_name_the_unknown_days(self, tmp_path: Path) -> None:
        document = document_of(Diary(entries=(entry(1, 4), entry(0, 0))), tmp_path)
        assert section_of(document, ReportSection.EPISODES).empty
        document = document_of(Diary(entries=(entry(3, 4), entry(2, 4), entry(0, 0))), tmp_path / "more")
        words = words_of(document, ReportSection.EPISODES)
        assert "Pain recorded on 2 of 3 known days (67%)." in words
        assert "81 days of the period are not known." in words

    def test_a_second_episode_of_the_year_is_counted(self, tmp_path: Path) -> None:
        spells = [entry(ago, 5) for ago in range(300, 290, -1)] + [entry(ago, 4) for ago in range(9, -1, -1)]
        free = Statement("s", StatementKind.PAIN_FREE, shifted(TODAY, -290), shifted(TODAY, -10), NOW)
        document = document_of(Diary(entries=tuple(spells), statements=(free,)), tmp_path)
        assert "2 episodes began in these 12 months." in words_of(document, ReportSection.EPISODES)

    def test_a_first_episode_is_no_recurrence(self, tmp_path: Path) -> None:
        document = document_of(Diary(entries=tuple(entry(ago, 5) for ago in range(9, -1, -1))), tmp_path)
        assert "began in these" not in words_of(document, ReportSection.EPISODES)


class TestOthers:
    def test_what_is_done_and_what_hurt(self, named: ReportDocument) -> None:
        words = words_of(named, ReportSection.EXERCISE)
        assert "14 sessions in the last 28 days. 210 minutes in all." in words
        assert "Back and hips" in words
        assert "Stopped 1 time because it hurt: 11 Nov, Back of thigh, left (6)." in words
        (weeks,) = (block for block in section_of(named, ReportSection.EXERCISE).blocks if isinstance(block, Weeks))
        assert len(weeks.items) == 12

    def test_activities_with_the_change_people_notice(self, named: ReportDocument) -> None:
        assert rows_of(named, ReportSection.ACTIVITIES) == [
            ["Sit through a film", "6 (12 Oct)", "3 (20 Nov)", "−3*"],
            ["Work in the garden for an hour", "7 (12 Oct)", "4 (20 Nov)", "−3*"],
            ["Put on my socks", "8 (12 Oct)", "6 (20 Nov)", "−2"],
            ["Mean", "7.0", "4.3", "−2.7*"],
        ]

    def test_the_change_of_the_mean_activity_is_that_of_the_means_beside_it(self, tmp_path: Path) -> None:
        scores = ((3, 6), (3, 6), (3, 5), (4, 6), (4, 5), (4, 5))
        activities = tuple(
            Activity(
                f"p-{n}", f"Thing {n}", NOW, n, scores=(ActivityScore(date(2026, 10, 1), a), ActivityScore(TODAY, b))
            )
            for n, (a, b) in enumerate(scores)
        )
        document = document_of(Diary(visits=Visits(activities=activities)), tmp_path)
        assert rows_of(document, ReportSection.ACTIVITIES)[-1] == ["Mean", "3.5", "5.5", "+2.0*"]

    def test_the_check_in_is_never_called_by_another_name(self, named: ReportDocument) -> None:
        assert section_of(named, ReportSection.CHECK_INS).title == "Weekly check-in"
        assert rows_of(named, ReportSection.CHECK_INS)[3] == ["Mean of the three", "4.0", "5.7"]

    def test_symptoms_with_their_side_then_the_averages(self, tmp_path: Path) -> None:
        diary = Diary(
            entries=(
                entry(2, 5, symptoms=(Symptom("tingling", Side.LEFT),), qualities=("dull",)),
                entry(1, 5, symptoms=(Symptom("tingling", Side.LEFT),)),
            ),
            days=(DayContext(TODAY, sleep=4), DayContext(shifted(TODAY, -1), sleep=5)),
        )
        document = document_of(diary, tmp_path)
        assert rows_of(document, ReportSection.SYMPTOMS) == [["Tingling, left", "2", "0"], ["Dull", "1", "0"]]
        assert "(of the 28 days before): sleep 4.5 (–)." in words_of(document, ReportSection.SYMPTOMS)

    def test_days_limited_of_those_answered(self, tmp_path: Path) -> None:
        days = tuple(DayContext(shifted(TODAY, -ago), limited=ago < 2) for ago in range(5))
        found = rows_of(document_of(Diary(days=days), tmp_path), ReportSection.LIMITS)
        assert found[0] == ["Activities limited", "2 of 5", "–"]
        assert found[1] == ["Work missed", "–", "–"]

    def test_events_appointments_and_tests_newest_first(self, named: ReportDocument) -> None:
        found = rows_of(named, ReportSection.MARKERS)
        assert found[0] == ["8 Nov", "Appointment", "GP, second visit"]
        assert found[1] == ["14 Sept", "MRI", "Lumbar spine: reported"]

    def test_faces_are_told_apart(self, tmp_path: Path) -> None:
        faces = tuple(entry(ago, 6, scale=Scale.FACES6, face=3) for ago in range(6, -1, -1))
        assert "six faces" in words_of(document_of(Diary(entries=faces), tmp_path), ReportSection.ABOUT)

    def test_converted_scores_are_counted(self, tmp_path: Path) -> None:
        mild = Source("bearable", "Mild")
        entries = [entry(100, 2, source=mild), entry(3, 2, source=mild), entry(2, 5, source=Source("csv")), entry(1, 5)]
        words = words_of(document_of(Diary(entries=tuple(entries)), tmp_path), ReportSection.ABOUT)
        assert "1 score was converted from another scale" in words
        plain = document_of(Diary(entries=tuple(entries[2:])), tmp_path / "plain")
        assert "converted" not in words_of(plain, ReportSection.ABOUT)

    def test_pain_in_the_head_alone_is_not_about_the_back(self, tmp_path: Path) -> None:
        document = document_of(Diary(entries=(entry(0, 9, sites=(SiteScore("head", 9),)),)), tmp_path)
        assert section_of(document, ReportSection.FIGURES).empty

    def test_charts_are_paths(self, named: ReportDocument) -> None:
        (picture,) = section_of(named, ReportSection.CHART).blocks
        assert isinstance(picture, Picture)
        assert "<text" not in picture.svg
        assert "<path" in picture.svg


class TestPrivacy:
    def test_pseudonymous_unless_the_name_is_asked_for(self, full: ReportsService) -> None:
        said = str(plain(full.document(ReportOptions())))
        assert "Margaret" not in said
        assert "1961" not in said

    def test_notes_only_where_they_are_ticked(self, tmp_path: Path) -> None:
        diary = Diary(entries=(entry(1, 5, note="about my neighbour"), entry(0, 5)))
        with reporting(diary, tmp_path / "some.db") as service:
            found = [
                str(plain(service.document(options)))
                for options in (
                    ReportOptions(),
                    ReportOptions(with_appendix=True),
                    ReportOptions(with_notes=True),
                )
            ]
        assert ["neighbour" in each for each in found] == [False, False, True]


class TestAppendix:
    def test_known_days_oldest_first(self, tmp_path: Path) -> None:
        diary = Diary(entries=(entry(100, 9), entry(2, 5, triggers=("driving",)), entry(0, 3)))
        appendix = document_of(diary, tmp_path, ReportOptions(with_appendix=True)).appendix
        assert appendix is not None
        rows = [[cell.text for cell in row] for row in appendix.table.rows]
        assert rows == [
            ["18 Nov 2026", "5", "5.0", "–", "", "Driving", ""],
            ["20 Nov 2026", "3", "3.0", "–", "", "", ""],
        ]
        assert appendix.note == ""

    def test_converted_scores_are_marked(self, tmp_path: Path) -> None:
        bad = Source("bearable", "Severe")
        diary = Diary(
            entries=(
                entry(4, 8, source=bad),
                entry(3, 8, source=bad),
                entry(3, 8, id="second"),
                entry(2, 5, source=bad),
                entry(2, 7, id="worse"),
                entry(1, 6, source=Source("csv")),
            )
        )
        appendix = document_of(diary, tmp_path, ReportOptions(with_appendix=True)).appendix
        assert appendix is not None
        assert [[cell.text for cell in row[1:3]] for row in appendix.table.rows] == [
            ["≈8", "≈8.0"],
            ["8", "≈8.0"],
            ["7", "≈6.0"],
            ["6", "6.0"],
        ]
        assert appendix.note == "≈ Converted from another scale."


class TestPeriod:
    @pytest.mark.parametrize(
        ("first", "last", "reason"),
        [
            (date(2026, 11, 2), date(2026, 11, 1), "2026-11-02 is after 2026-11-01"),
            (None, date(2026, 11, 21), "2026-11-21 is still to come"),
        ],
    )
    def test_a_period_without_days(self, full: ReportsService, first: date | None, last: date, reason: str) -> None:
        with pytest.raises(UserError, match=reason):
            full.document(ReportOptions(first=first, last=last))

    def test_nothing_after_the_last_day_is_known(self, full: ReportsService) -> None:
        document = full.document(ReportOptions(last=date(2026, 10, 12), language="en_GB"))
        assert "No episode goes on: the last day with pain was 10 September" in words_of(
            document, ReportSection.EPISODES
        )
        assert document.furniture.period.startswith("21 July – 12 October 2026")

    def test_settling_is_told(self, full: ReportsService) -> None:
        words = words_of(full.document(ReportOptions(last=date(2026, 10, 1))), ReportSection.EPISODES)
        assert "the present episode is chronic, day 100." in words
        assert "recorded days without pain since." in words

    def test_one_day(self, full: ReportsService) -> None:
        document = full.document(ReportOptions(first=TODAY, language="en_GB"))
        assert document.furniture.period == "20 November 2026 · 1 day, 1 recorded"
