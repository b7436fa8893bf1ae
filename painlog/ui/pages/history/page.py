"""History: go to a day, find entries, change them. Edits stay with their entry until they are saved or cancelled."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from painlog.clock import diary_day
from painlog.domain.catalogue import Kind
from painlog.domain.diary import Entry
from painlog.services.browsing import EntryFilter, Found, Overview
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Topic
from painlog.ui.models.entry_list import EntryListModel, ListLine
from painlog.ui.page import Page, PageContext
from painlog.ui.pages.history.editing_desk import EditingDesk
from painlog.ui.pages.history.header import HistoryHeader
from painlog.ui.pages.history.heat_map_card import HeatMapCard
from painlog.ui.pages.history.list_card import ListCard
from painlog.ui.pages.history.words import entry_line
from painlog.ui.wording import Wording

LEAST_LIST = 330
"""Where less px than this would be left for the list, the editor takes its place while it is open."""
