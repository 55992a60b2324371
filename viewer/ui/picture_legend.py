"""What the marks mean, in one line under an exported picture."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from viewer.model.document import Document
from viewer.model.project import Project
from viewer.model.wording import describe
from viewer.ui.paint_ink import ink
from viewer.ui.theme import Theme
from viewer.ui.timeline_type import Typography

ENTRIES = (
    ("day", "a day"),
    ("bar", "a month, a year: somewhere in it"),
    ("soft", "early, late, about"),
    ("planned", "planned or expected"),
    ("tail", "or one of these days"),
    ("added", "added from the almanac"),
)


def legend_height(letters: Typography) -> float:
    """Pixels the legend takes."""
    return float(round(letters.of_caption.height() + 20))


def paint_legend(painter: QPainter, theme: Theme, letters: Typography, width: float) -> None:
    """Paint the legend at the origin; entries that have no room are left out."""
    colours = ink(theme)
    high = legend_height(letters)
    painter.setPen(QPen(colours.hairline, 1))
    painter.drawLine(QPointF(0, 0.5), QPointF(width, 0.5))
    painter.setFont(letters.caption)
    x, y, dot = 24.0, high / 2, letters.metrics().dot
    for kind, words in ENTRIES:
        needed = 2.4 * dot + 6 + letters.of_caption.horizontalAdvance(words) + 24
        if x + needed > width:
            break
        _sign(painter, theme, kind, QRectF(x, y - dot / 2, 2.4 * dot, dot))
        painter.setPen(colours.secondary)
        row = QRectF(x + 2.4 * dot + 6, 0, needed, high)
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        x += needed


def _sign(painter: QPainter, theme: Theme, kind: str, box: QRectF) -> None:
    colours, dot = ink(theme), box.height()
    middle = box.center()
    circle = QRectF(middle.x() - dot / 2, box.top(), dot, dot)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.accent)
    if kind == "day":
        painter.drawEllipse(circle)
    elif kind in ("bar", "soft"):
        painter.setBrush(colours.bar if kind == "bar" else colours.tail)
        painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), dot / 2, dot / 2)
    elif kind == "tail":
        painter.setBrush(colours.tail)
        painter.drawRoundedRect(box.adjusted(dot * 0.6, dot * 0.2, 0, -dot * 0.2), dot / 3, dot / 3)
        painter.setBrush(colours.accent)
        painter.drawEllipse(circle.translated(-dot * 0.5, 0))
    elif kind == "planned":
        pen = QPen(QColor(colours.accent), 1.6)
        pen.setDashPattern([2.2, 1.8])
        painter.setPen(pen)
        painter.setBrush(colours.canvas)
        painter.drawEllipse(circle)
    else:
        painter.setPen(QPen(colours.accent, 1.6))
        painter.setBrush(colours.canvas)
        r = dot * 0.6
        points = [middle + QPointF(0, -r), middle + QPointF(r, 0), middle + QPointF(0, r), middle + QPointF(-r, 0)]
        painter.drawPolygon(QPolygonF(points))


def sources_text(project: Project) -> str:
    """The documents behind the picture: title, publisher and date of each."""
    told = []
    for document in project.all(Document):
        known = [document.publisher] if document.publisher else []
        known += [describe(document.created.interval)] if document.created else []
        told.append(document.title + (f" ({', '.join(known)})" if known else ""))
    return "Sources: " + "; ".join(told) if told else ""


def sources_height(letters: Typography, text: str, width: float) -> float:
    """Pixels the sources take, broken into lines."""
    box = letters.of_caption.boundingRect(QRectF(0, 0, width - 48, 10_000), int(Qt.TextFlag.TextWordWrap), text)
    return float(math.ceil(box.height() + 16)) if text else 0.0


def paint_sources(painter: QPainter, theme: Theme, letters: Typography, text: str, width: float) -> None:
    """Write the sources at the origin."""
    painter.setFont(letters.caption)
    painter.setPen(ink(theme).secondary)
    painter.drawText(QRectF(24, 4, width - 48, 10_000), int(Qt.TextFlag.TextWordWrap), text)
