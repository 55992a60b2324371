"""What stands under an exported picture: what its marks mean, and the sources it rests on."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from viewer.model.document import Document
from viewer.model.project import Project
from viewer.model.span import Span
from viewer.model.stance import Mode, Polarity, Stance
from viewer.model.wording import describe
from viewer.timeline.captions import sources_of
from viewer.timeline.columns import Columns
from viewer.ui.glyphs import paint_glyph
from viewer.ui.paint_ink import hairline, ink
from viewer.ui.theme import Theme
from viewer.ui.timeline_type import Typography

Entry = tuple[str | Stance, str]
"""A sign, by its name or as the position it would stand for, and its words."""


def _stance(polarity: Polarity, mode: Mode) -> Stance:
    return Stance("", "", "", "", "", polarity, mode, Span(0, 0))


EVENTS: tuple[Entry, ...] = (
    ("day", "a day"),
    ("bar", "a month, a year: somewhere in it"),
    ("soft", "early, late, about"),
    ("planned", "planned or expected"),
    ("tail", "or one of these days"),
    ("added", "added from the almanac"),
)
POSITIONS: tuple[Entry, ...] = (
    (_stance(Polarity.SUPPORTS, Mode.SELF_DIRECT), "supports"),
    (_stance(Polarity.OPPOSES, Mode.SELF_DIRECT), "opposes"),
    (_stance(Polarity.NEUTRAL, Mode.SELF_DIRECT), "neutral"),
    (_stance(Polarity.MIXED, Mode.SELF_DIRECT), "mixed"),
    (_stance(Polarity.OPPOSES, Mode.OTHER), "said by others"),
    (_stance(Polarity.OPPOSES, Mode.PREDICTED), "predicted"),
    (_stance(Polarity.SUPPORTS, Mode.ACT), "act"),
)
SIDE = 24.0
"""Pixels free at either side of legend and sources."""


def entries_of(columns: Columns) -> tuple[Entry, ...]:
    """What a picture of these needs explained."""
    return POSITIONS if columns.stances else EVENTS


def legend_height(letters: Typography, entries: Sequence[Entry], width: float) -> float:
    """Pixels the legend takes, broken into lines."""
    lines = 1 + max(line for line, *_ in _places(letters, entries, width))
    return float(lines * _line(letters) + 12)


def _line(letters: Typography) -> float:
    return float(round(letters.of_caption.height() + 8))


def _places(letters: Typography, entries: Sequence[Entry], width: float) -> list[tuple[int, float, float]]:
    """Line, left edge and width of each entry."""
    found, line, x, dot = [], 0, SIDE, letters.metrics().dot
    for _, words in entries:
        needed = 2.4 * dot + 6 + letters.of_caption.horizontalAdvance(words) + 20
        if x > SIDE and x + needed - 20 > width - SIDE:
            line, x = line + 1, SIDE
        found.append((line, x, needed))
        x += needed
    return found


def paint_legend(painter: QPainter, theme: Theme, letters: Typography, entries: Sequence[Entry], width: float) -> None:
    """Paint the legend at the origin."""
    colours, high, dot = ink(theme), _line(letters), letters.metrics().dot
    painter.setPen(hairline(colours.hairline))
    painter.drawLine(QPointF(0, 0.5), QPointF(width, 0.5))
    for (kind, words), (line, x, needed) in zip(entries, _places(letters, entries, width), strict=True):
        y = 6 + (line + 0.5) * high
        if isinstance(kind, Stance):
            paint_glyph(painter, QRectF(x + 0.7 * dot, y - dot / 2, dot + 2, dot + 2), kind, theme)
        else:
            _sign(painter, theme, kind, QRectF(x, y - dot / 2, 2.4 * dot, dot))
        painter.setFont(letters.caption)
        painter.setPen(colours.secondary)
        row = QRectF(x + 2.4 * dot + 6, y - high / 2, min(needed, width - SIDE - x - 2.4 * dot - 6), high)
        told = letters.elided(words, row.width(), title=False) if row.width() < needed else words
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, told)


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


def sources(project: Project, columns: Columns) -> list[str]:
    """The documents behind what is shown: title, publisher and date of each, in the order they came in."""
    behind = {stance.document for stance in columns.stances}
    if not columns.stances:
        behind = {source for event in columns.events for source in sources_of(event, project)}
    told = []
    for document in project.all(Document):
        if document.id in behind:
            known = [document.publisher] if document.publisher else []
            known += [describe(document.created.interval)] if document.created else []
            told.append(document.title + (f" ({', '.join(known)})" if known else ""))
    return told


def sources_height(letters: Typography, text: str, width: float) -> float:
    """Pixels that a text takes under the picture, broken into lines."""
    box = letters.of_caption.boundingRect(QRectF(0, 0, width - 2 * SIDE, 100_000), int(Qt.TextFlag.TextWordWrap), text)
    return float(math.ceil(box.height() + 12)) if text else 0.0


def sources_within(letters: Typography, named: Sequence[str], width: float, most: float) -> str:
    """As many sources as have room, the others counted: "Sources: A (2014); B; and 3 more"."""
    for count in range(len(named), 0, -1):
        rest = [f"and {len(named) - count:,} more"] if count < len(named) else []
        text = "Sources: " + "; ".join([*named[:count], *rest])
        if count == 1 or sources_height(letters, text, width) <= most:
            return text
    return ""


def paint_sources(painter: QPainter, theme: Theme, letters: Typography, text: str, width: float) -> None:
    """Write sources at the origin."""
    painter.setFont(letters.caption)
    painter.setPen(ink(theme).secondary)
    painter.drawText(QRectF(SIDE, 4, width - 2 * SIDE, 100_000), int(Qt.TextFlag.TextWordWrap), text)
