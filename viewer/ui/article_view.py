"""An article as a page to read: serif letters, short lines, marks in place; text is shown as text, never as markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from viewer.model.span import Span
from viewer.model.stance import Stance
from viewer.ui.fonts import ARTICLE_PIXELS, serif
from viewer.ui.glyphs import paint_glyph
from viewer.ui.marking import Kind, Mark, runs
from viewer.ui.shown_text import ShownText
from viewer.ui.theme import Theme

WIDEST = 80
"""Characters a line of the article holds at most."""

LINE_HEIGHT = 160.0
"""Distance of lines in per cent of the letters' height."""

PIECE = 8_000
"""Characters of the text that are marked at a time: what nobody sees yet costs nothing."""

GUTTER = 32
"""Pixels left of the text, where positions have their marks."""


class ArticleView(QTextEdit):
    """Shows one text with its marks; read only.

    clicked  a place in the text was clicked (offset in code points of the document)
    """

    clicked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.shown = ShownText("")
        self._marks: list[Mark] = []
        self._stances: list[Stance] = []
        self._lit: tuple[Span, ...] = ()
        self._runs: dict[int, list[tuple[Span, Kind]]] = {}
        self._shades: list[QTextEdit.ExtraSelection] = []
        self._marked_pieces = range(0)
        self._pressed = QPointF()
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(serif(ARTICLE_PIXELS))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName("Article")
        self.verticalScrollBar().valueChanged.connect(self._mark_in_view)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme's colours."""
        self._theme = theme
        self._wear()
        self._draw_marks()

    def show_article(self, text: str, marked: list[Mark], stances: list[Stance]) -> None:
        """Show a document's text with these marks."""
        self.shown = ShownText(text)
        self._marks, self._stances = marked, stances
        self._runs, self._shades, self._lit = {}, [], ()
        self.setExtraSelections([])
        self.setPlainText(self.shown.text)
        self._space_lines()
        self._wear()
        self._fit_width()
        self._draw_marks()

    def remark(self, marked: list[Mark], stances: list[Stance]) -> None:
        """Show other marks in the same text."""
        self._marks, self._stances = marked, stances
        self._draw_marks()

    def light(self, spans: tuple[Span, ...]) -> None:
        """Light passages and scroll to the first of them."""
        shade = QTextCharFormat()
        shade.setBackground(QColor(self._theme.lit))
        self._shades = [self._shaded(span, shade) for span in spans]
        self._lit = spans
        self._marked_pieces = range(0)
        if spans:
            self._scroll_to(spans[0])
        self._mark_in_view()

    def lit_words(self) -> list[str]:
        """The passages lit now, as shown."""
        return [extra.cursor.selectedText() for extra in self._shades]

    def look_at(self, offset: int) -> QTextCharFormat:
        """How the character at a place of the text is marked now; unmarked where it is out of view."""
        found, place = QTextCharFormat(), self.shown.position(offset)
        for extra in self.extraSelections():
            if extra.cursor.selectionStart() <= place < extra.cursor.selectionEnd():
                found.merge(extra.format)
        return found

    def chosen(self) -> Span:
        """The words a person marked with mouse or keys; empty when there are none."""
        cursor = self.textCursor()
        return Span(self.shown.offset(cursor.selectionStart()), self.shown.offset(cursor.selectionEnd()))

    def place_of(self, offset: int) -> QRectF:
        """Where a place in the text is in the view, in pixels."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.shown.position(offset))
        return QRectF(self.cursorRect(cursor))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_width()
        self._mark_in_view()
        if self._lit and event.size().width() != event.oldSize().width():
            self._scroll_to(self._lit[0])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        moved = (event.position() - self._pressed).manhattanLength()
        if event.button() == Qt.MouseButton.LeftButton and moved < 4 and not self.textCursor().hasSelection():
            self.clicked.emit(self.shown.offset(self.cursorForPosition(event.position().toPoint()).position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            offset = self.shown.offset(self.cursorForPosition(event.position().toPoint()).position())
            over = any(m.span.start <= offset < m.span.end for m in self._marks)
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit(self.shown.offset(self.textCursor().position()))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        taken: dict[int, int] = {}
        height = self.viewport().height()
        for stance in self._stances:
            place = self.place_of(stance.evidence.start)
            if place.bottom() < 0 or place.top() > height:
                continue
            line = round(place.top())
            column = taken.get(line, 0)
            taken[line] = column + 1
            if column < 2:
                box = QRectF(GUTTER - 16 - 12 * column, place.center().y() - 5, 10, 10)
                paint_glyph(painter, box, stance, self._theme)
        painter.end()

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.shown.position(span.start))
        cursor.setPosition(self.shown.position(span.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _space_lines(self) -> None:
        """Give lines their distance; empty lines between paragraphs shrink, so that three are as one."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(spaced)
        block = self.document().begin()
        small = QTextBlockFormat()
        small.setLineHeight(6.0, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        while block.isValid():
            if not block.text().strip():
                QTextCursor(block).mergeBlockFormat(small)
            block = block.next()
        cursor.endEditBlock()

    def _wear(self) -> None:
        """Give all letters their font and colour."""
        whole = QTextCursor(self.document())
        whole.select(QTextCursor.SelectionType.Document)
        plain = QTextCharFormat()
        plain.setFont(serif(ARTICLE_PIXELS))
        plain.setForeground(QColor(self._theme.text))
        whole.setCharFormat(plain)

    def _draw_marks(self) -> None:
        self._runs, self._marked_pieces = {}, range(0)
        for run in runs(self._marks):
            for piece in range(run[0].start // PIECE, run[0].end // PIECE + 1):
                self._runs.setdefault(piece, []).append(run)
        self._mark_in_view()
        self.viewport().update()

    def _mark_in_view(self) -> None:
        """Mark what is in view, and soon will be: laid over the text, which is not laid out anew for it."""
        if not self._runs:
            self.setExtraSelections(self._shades)
            return
        box = self.viewport().rect()
        ends = [self.shown.offset(self.cursorForPosition(at).position()) for at in (box.topLeft(), box.bottomRight())]
        wanted = range(min(ends) // PIECE - 1, max(ends) // PIECE + 2)
        if wanted == self._marked_pieces:
            return
        self._marked_pieces = wanted
        near = dict.fromkeys(run for piece in wanted for run in self._runs.get(piece, ()))
        marked = [self._shaded(span, look_of(kinds, self._theme)) for span, kinds in near]
        self.setExtraSelections([*marked, *self._shades, *self._both(near)])

    def _both(self, near: Iterable[tuple[Span, Kind]]) -> Iterator[QTextEdit.ExtraSelection]:
        """Marks within lit passages, in their own look on the lit ground: what is laid over hides what lies below."""
        for span, kinds in near:
            for lit in self._lit:
                start, end = max(span.start, lit.start), min(span.end, lit.end)
                if start < end:
                    look = look_of(kinds, self._theme)
                    look.setBackground(QColor(self._theme.lit))
                    yield self._shaded(Span(start, end), look)

    def _shaded(self, span: Span, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        """A passage that looks so."""
        extra = QTextEdit.ExtraSelection()
        extra.format, extra.cursor = look, self._cursor(span)
        return extra

    def _fit_width(self) -> None:
        """At most WIDEST characters to a line, however wide the view is."""
        widest = self.fontMetrics().averageCharWidth() * WIDEST
        right = max(16, self.width() - GUTTER - widest - self.verticalScrollBar().sizeHint().width())
        self.setViewportMargins(0, 0, 0, 0)
        frame = self.document().rootFrame()
        spaces = frame.frameFormat()
        if (spaces.leftMargin(), spaces.rightMargin()) != (GUTTER, right):
            spaces.setLeftMargin(GUTTER)
            spaces.setRightMargin(right)
            frame.setFrameFormat(spaces)

    def _scroll_to(self, span: Span) -> None:
        """Bring the begin of a passage into the upper third, unless all of it is on show already."""
        first, last = self.place_of(span.start), self.place_of(span.end)
        height = self.viewport().height()
        if first.top() < 0 or last.bottom() > height:
            bar = self.verticalScrollBar()
            wanted = bar.value() + round(first.top() - height / 4)
            # Of a long text Qt lays out the end later; asking for the place has laid it out, the bar knows it not yet.
            bar.setMaximum(max(bar.maximum(), min(wanted, round(last.bottom()) + bar.value())))
            bar.setValue(wanted)


def look_of(kinds: Kind, theme: Theme) -> QTextCharFormat:
    """How a marked piece looks: a date underlined in the accent, an actor dotted, a quotation on a ground."""
    look = QTextCharFormat()
    if Kind.QUOTATION in kinds:
        look.setBackground(QColor(theme.chip))
    if Kind.DATE in kinds:
        look.setForeground(QColor(theme.accent))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(QColor(theme.accent))
    elif Kind.UNPLACED in kinds:
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(QColor(theme.faint))
    elif Kind.ACTOR in kinds:
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(QColor(theme.secondary))
    return look
