"""The body map: two figures on which a person marks where it hurts, and how much."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from painlog.domain.body import BACK_VIEW, FRONT_VIEW
from painlog.i18n import Texts
from painlog.ui.widgets.body_figures import BodyFigures, BodyMarks, FigureLayout, FigureWords
from painlog.ui.widgets.body_shape import VIEWS, BodyShape, Direction, Region
from painlog.ui.widgets.colours import Colours, Tokens
from painlog.ui.widgets.digit_typing import DigitTyping, typed_digit
from painlog.ui.widgets.lettering import CAPTION, sized
from painlog.ui.widgets.rings import FOCUS_WIDTH, RING_GAP, draw_focus
from painlog.ui.widgets.spoken_group import SpokenGroup

USUAL_SIZE = QSize(268, 244)
"""Size in px at 100 % (mockup of the Today page in faces mode); the map grows with its card."""

LEAST_SIZE = QSize(212, 220)
"""Size in px at 100 % below which regions would be too small to hit."""

_FIRST_SITE = "lower-back-middle"
_INSET = FOCUS_WIDTH + RING_GAP
_ARROWS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}


class BodyMapTexts(NamedTuple):
    """The words of the map, translated. The last three fill in `{place}` and `{score}`."""

    name: str
    back: str
    front: str
    left: str
    right: str
    scored: str
    marked: str
    unmarked: str
    number: Callable[[float], str] = "{:g}".format


def body_map_texts(t: Texts) -> BodyMapTexts:
    """The words in the language of the texts."""
    return BodyMapTexts(
        name=t("Body map"),
        back=t("Back"),
        front=t("Front"),
        left=t("L"),
        right=t("R"),
        scored=t("{place}, pain {score} of 10"),
        marked=t("{place}, marked"),
        unmarked=t("{place}, not marked"),
        number=t.number,
    )


class BodyMap(SpokenGroup):
    """Marks sites of the body with scores from 0 to 10, or without one.

    A press marks a region with the current score, a second one with another current score changes it, a third
    one clears it. Arrows go to the nearest region, Space is a press, digits set the region's own score,
    Backspace clears it, F changes the figure. Setters are silent: `sites_changed` tells what the person did.
    """

    sites_changed = Signal(dict)

    def __init__(
        self,
        shape: BodyShape,
        tokens: Tokens,
        texts: BodyMapTexts,
        site_name: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shape = shape
        self._colours = Colours(tokens)
        self._texts = texts
        self._site_name = site_name
        self._sites: dict[str, float | None] = {}
        self._score: float | None = None
        self._scale = 1.0
        self._typing = DigitTyping()
        self._current = shape.region(BACK_VIEW, _FIRST_SITE) or shape.regions(BACK_VIEW)[0]
        self._hovered: Region | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._describe()

    def sites(self) -> dict[str, float | None]:
        """The marked sites, each with its score or None; sites without a region are kept too."""
        return dict(self._sites)

    def set_sites(self, sites: Mapping[str, float | None]) -> None:
        """Show these marks and no others."""
        if sites != self._sites:
            self._sites = dict(sites)
            self._typing.forget()
            self._describe()
            self.update()

    def set_score(self, score: float | None) -> None:
        """The score that a press marks with; None marks without a score."""
        self._score = score

    def set_tokens(self, tokens: Tokens) -> None:
        """Wear another theme."""
        self._colours = Colours(tokens)
        self.update()

    def set_scale(self, scale: float) -> None:
        """Grow with the text size; 1.0 is 100 %."""
        self._scale = scale
        self.updateGeometry()
        self.update()

    def current_region(self) -> Region:
        """The region that keys act on."""
        return self._current

    def point_of(self, view: str, site: str) -> QPointF:
        """An inner point of a region in px of the widget; raises `KeyError` where `view` does not show `site`."""
        region = self._shape.region(view, site)
        if region is None:
            raise KeyError(site)
        return self._layout().to_widget(view, region.label)

    def region_at(self, point: QPointF) -> Region | None:
        """The region that a press at `point` (px of the widget) stands for."""
        layout = self._layout()
        view = min(VIEWS, key=lambda v: abs(layout.box(v).center().x() - point.x()))
        site = self._shape.site_at(view, layout.to_figure(view, point), layout.scale)
        return None if site is None else self._shape.region(view, site)

    def sizeHint(self) -> QSize:
        return USUAL_SIZE * self._scale

    def minimumSizeHint(self) -> QSize:
        return LEAST_SIZE * self._scale

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            region = self.region_at(QPointF(event.pos()))
            if region is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self._site_name(region.site), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = typed_digit(event)
        if digit is not None:
            self._mark(self._current, self._typing.type(digit, event.timestamp()))
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._command(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        region = self.region_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and region is not None:
            self._go(region)
            self._press(region)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second press for part of the first: a double click marks, it does not clear."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.region_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout, font = self._layout(), sized(self.font(), CAPTION)
        texts = self._texts
        words = FigureWords(texts.left, texts.right, texts.number)
        marks = BodyMarks(self._sites, self._current if self.hasFocus() else None, self._hovered)
        BodyFigures(self._shape, words, self._colours, font).paint(painter, layout, marks)
        self._paint_captions(painter, layout)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), self._colours("accent"))
        painter.end()

    def _paint_captions(self, painter: QPainter, layout: FigureLayout) -> None:
        painter.setFont(sized(self.font(), CAPTION))
        painter.setPen(self._colours("ink2"))
        for view, caption in zip(VIEWS, (self._texts.back, self._texts.front), strict=True):
            figure = layout.box(view)
            room = QRectF(figure.left(), figure.bottom(), figure.width(), self._caption_height())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, caption)

    def _command(self, key: Qt.Key) -> bool:
        """Do what a key other than a digit asks for; False for a key that means nothing here."""
        if key in _ARROWS:
            self._go(self._shape.neighbour(self._current, _ARROWS[key]))
        elif key == Qt.Key.Key_Space:
            self._press(self._current)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._clear(self._current)
        elif key == Qt.Key.Key_F:
            self._turn()
        else:
            return False
        return True

    def _turn(self) -> None:
        """Go to the same site on the other figure, or to what lies there in its place."""
        here = self._current
        view = FRONT_VIEW if here.view == BACK_VIEW else BACK_VIEW
        same = self._shape.region(view, here.site)
        self._go(same or min(self._shape.regions(view), key=lambda region: region.distance(here.label)))

    def _go(self, region: Region) -> None:
        self._typing.forget()
        self._current = region
        self._describe()
        self.update()
        self.speak(self._sentence(region))

    def _press(self, region: Region) -> None:
        self._typing.forget()
        held = self._sites.get(region.site)
        if region.site in self._sites and self._score in (None, held):
            self._clear(region)
        else:
            self._mark(region, self._score)

    def _mark(self, region: Region, score: float | None) -> None:
        if region.site not in self._sites or self._sites[region.site] != score:
            self._sites[region.site] = score
            self._changed(region)

    def _clear(self, region: Region) -> None:
        if region.site in self._sites:
            del self._sites[region.site]
            self._changed(region)

    def _changed(self, region: Region) -> None:
        self._describe()
        self.update()
        self.speak(self._sentence(region))
        self.sites_changed.emit(dict(self._sites))

    def _hover(self, region: Region | None) -> None:
        if region is not self._hovered:
            self._hovered = region
            self.setCursor(Qt.CursorShape.ArrowCursor if region is None else Qt.CursorShape.PointingHandCursor)
            self.update()

    def _sentence(self, region: Region) -> str:
        """The region and its mark in words: "Lower back, left, pain 6 of 10"."""
        place = self._site_name(region.site)
        if region.site not in self._sites:
            return self._texts.unmarked.format(place=place)
        score = self._sites[region.site]
        if score is None:
            return self._texts.marked.format(place=place)
        return self._texts.scored.format(place=place, score=self._texts.number(score))

    def _describe(self) -> None:
        self.setAccessibleName(f"{self._texts.name} {self._sentence(self._current)}")
        marked = (region for view in VIEWS for region in self._shape.regions(view) if region.site in self._sites)
        sentences = dict.fromkeys(self._sentence(region) for region in marked)
        self.setAccessibleDescription("; ".join(sentences))

    def _layout(self) -> FigureLayout:
        area = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET - self._caption_height())
        return FigureLayout.fitting(self._shape.view_box, area)

    def _caption_height(self) -> float:
        return QFontMetricsF(sized(self.font(), CAPTION)).height() + RING_GAP
