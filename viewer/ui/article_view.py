"""An article as a page to read: serif letters, short lines, marks in place; text is shown as text, never as markup."""

from __future__ import annotations

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

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme's colours."""
        self._theme = theme
        self._draw_marks()

    def show_article(self, text: str, marked: list[Mark], stances: list[Stance]) -> None:
        """Show a document's text with these marks."""
        self.shown = ShownText(text)
        self._marks, self._stances = marked, stances
        self.light(())
        self.setPlainText(self.shown.text)
        self._space_lines()
        self._draw_marks()
        self._fit_width()

    def remark(self, marked: list[Mark], stances: list[Stance]) -> None:
        """Show other marks in the same text."""
        self._marks, self._stances = marked, stances
        self._draw_marks()

    def light(self, spans: tuple[Span, ...]) -> None:
        """Light passages and scroll to the first of them."""
        lit = []
        for span in spans:
            extra = QTextEdit.ExtraSelection()
            shade = QTextCharFormat()
            shade.setBackground(QColor(self._theme.lit))
            extra.format = shade
            extra.cursor = self._cursor(span)
            lit.append(extra)
        self.setExtraSelections(lit)
        self._lit = spans
        if spans:
            self._scroll_to(spans[0])

    def lit_words(self) -> list[str]:
        """The passages lit now, as shown."""
        return [extra.cursor.selectedText() for extra in self.extraSelections()]

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

    def _draw_marks(self) -> None:
        whole = QTextCursor(self.document())
        whole.beginEditBlock()
        whole.select(QTextCursor.SelectionType.Document)
        plain = QTextCharFormat()
        plain.setFont(serif(ARTICLE_PIXELS))
        plain.setForeground(QColor(self._theme.text))
        whole.setCharFormat(plain)
        for span, kinds in runs(self._marks):
            self._cursor(span).mergeCharFormat(self._look(kinds))
        whole.endEditBlock()
        self.viewport().update()

    def _look(self, kinds: Kind) -> QTextCharFormat:
        """How a marked piece looks: a date underlined in the accent, an actor dotted, a quotation on a ground."""
        look = QTextCharFormat()
        if Kind.QUOTATION in kinds:
            look.setBackground(QColor(self._theme.chip))
        if Kind.DATE in kinds:
            look.setForeground(QColor(self._theme.accent))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            look.setUnderlineColor(QColor(self._theme.accent))
        elif Kind.UNPLACED in kinds:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            look.setUnderlineColor(QColor(self._theme.faint))
        elif Kind.ACTOR in kinds:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            look.setUnderlineColor(QColor(self._theme.secondary))
        return look

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
            bar.setValue(bar.value() + round(first.top() - height / 4))
