"""Everyday back care: lifting, sitting, sleeping, moving; works without any network."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from painlog.domain.back_care import CARE_TOPICS, CareTopic
from painlog.domain.motion import Figure
from painlog.services.back_care import Drawing, care_drawings
from painlog.ui.back_head import BackHead
from painlog.ui.page import Page, PageContext
from painlog.ui.widgets.card import Card, label
from painlog.ui.widgets.exercise_picture import ExercisePicture
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.widgets.sketch_view import Path, SketchView

WIDEST, BESIDE = 860, 620
"""Lines longer than this are hard to follow; narrower than the second the drawing stands above the words."""
PICTURE = (230, 150)
MARGIN = 24


class BackCarePage(Page):
    """One card a topic; the arrow keys and Page Up and Down scroll."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        t = context.texts
        drawings = care_drawings(context.resources / "back-care")
        self.head = BackHead(context, t("Everyday back care"))
        self.cards = {topic.id: CareCard(context, topic, drawings[topic.id]) for topic in CARE_TOPICS}
        body = ScrollBody()
        column = QVBoxLayout(body)
        column.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        column.setSpacing(16)
        column.addWidget(self.head)
        column.addWidget(
            label(t("Common advice in plain words. It does not replace what a clinician tells you."), "secondary")
        )
        for card in self.cards.values():
            column.addWidget(card)
        column.addStretch(1)
        body.setMaximumWidth(context.theme.px(WIDEST) + 2 * MARGIN)
        self._area = scrolled(body)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(t("Everyday back care"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def focus_start(self) -> None:
        self._area.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.context.go_back()
        else:
            super().keyPressEvent(event)


class CareCard(Card):
    """A drawing beside a sentence and its points."""

    def __init__(self, context: PageContext, topic: CareTopic, drawing: Drawing) -> None:
        t = context.texts
        super().__init__(t(topic.title))
        self.title.setWordWrap(True)
        self.head.setStretchFactor(self.title, 100)
        self._context = context
        self.picture = _picture(context, drawing, t(topic.title))
        self.picture.setFixedSize(context.theme.px(PICTURE[0]), context.theme.px(PICTURE[1]))
        texts = QVBoxLayout()
        texts.setSpacing(5)
        texts.addWidget(label(t(topic.summary)))
        for point in topic.points:
            texts.addWidget(label(f"• {t(point)}", "secondary"))
        texts.addStretch(1)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(16)
        self._across.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        self._across.addLayout(texts, 1)
        self.box.addLayout(self._across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= self._context.theme.px(BESIDE)
        left, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._across.setDirection(left if beside else down)


def _picture(context: PageContext, drawing: Drawing, name: str) -> QWidget:
    if isinstance(drawing, Figure):
        made = ExercisePicture(context.theme, context.icons)
        made.show_figure(drawing, name)
        return made
    frame = QFrame()
    frame.setProperty("role", "picture")
    box = QVBoxLayout(frame)
    box.setContentsMargins(0, 0, 0, 0)
    paths = [Path(each.path, each.fill, each.edge, each.width) for each in drawing.strokes]
    box.addWidget(SketchView(context.theme, (drawing.width, drawing.height), paths, name))
    return frame
