"""What stands under an exported picture: what its marks mean, and the sources it rests on."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from viewer.model.calendar import DAY
from viewer.model.document import Document
from viewer.model.project import Project
from viewer.model.span import Span
from viewer.model.stance import Mode, Polarity, Stance
from viewer.model.wording import describe
from viewer.timeline.captions import sources_of
from viewer.timeline.columns import Columns, Look
from viewer.ui.glyphs import paint_glyph
from viewer.ui.paint_ink import accepted, hairline, ink
from viewer.ui.picture_signs import SIGNS
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
    ("open", "before, since"),
    ("planned", "planned or expected"),
    ("tail", "or one of these days"),
    ("disputed", "another source’s date"),
    ("added", "added from the almanac"),
    ("accepted", "accepted in review"),
    ("ring", "entered or changed by hand"),
)
POSITIONS: tuple[Entry, ...] = (
    (_stance(Polarity.SUPPORTS, Mode.SELF_DIRECT), "supports"),
    (_stance(Polarity.OPPOSES, Mode.SELF_DIRECT), "opposes"),
    (_stance(Polarity.NEUTRAL, Mode.SELF_DIRECT), "neutral"),
    (_stance(Polarity.MIXED, Mode.SELF_DIRECT), "mixed"),
)
WAYS: tuple[tuple[frozenset[Mode], str], ...] = (
    (frozenset({Mode.OTHER}), "said by others"),
    (frozenset({Mode.PREDICTED}), "predicted"),
    (frozenset({Mode.IMPLIED}), "implied"),
    (frozenset({Mode.ACT, Mode.ACT_VIA_OTHER}), "act"),
)
"""Ways of knowing a position that show in its glyph."""
SIDE = 24.0
"""Pixels free at either side of legend and sources."""


def entries_of(columns: Columns) -> tuple[Entry, ...]:
    """What a picture of these needs explained: the signs that it holds, no others."""
    if columns.stances:
        held = {stance.polarity for stance in columns.stances}
        plain = [entry for entry in POSITIONS if isinstance(entry[0], Stance) and entry[0].polarity in held]
        firsts = [(next((s for s in columns.stances if s.mode in modes), None), words) for modes, words in WAYS]
        return (*plain, *((_stance(s.polarity, s.mode), words) for s, words in firsts if s is not None))
    signs = _signs(columns)
    return tuple((sign, _moments(columns) if sign == "day" else words) for sign, words in EVENTS if sign in signs)


def _moments(columns: Columns) -> str:
    """What marks stand for that are no longer than a day."""
    long = columns.end - columns.begin
    fine = (long < DAY) & ((columns.look & (Look.COARSE | Look.OPEN_BEGIN | Look.OPEN_END)) == 0)
    days = (long == DAY) & ((columns.look & Look.COARSE) == 0)
    if not fine.any():
        return "a day"
    return "a day, or a time of day" if days.any() else "a time of day"


def _signs(columns: Columns) -> set[str]:
    """The signs that marks of events hold."""
    look = columns.look
    soft, open_ = (look & (Look.SOFT_BEGIN | Look.SOFT_END)) != 0, (look & (Look.OPEN_BEGIN | Look.OPEN_END)) != 0
    coarse, hollow = (look & Look.COARSE) != 0, (look & Look.HOLLOW) != 0
    apart = (columns.low < columns.begin) | (columns.high > columns.end)
    there = {
        "day": ~coarse & ~soft & ~open_ & ~hollow,
        "bar": coarse & ~soft & ~open_ & ~hollow,
        "soft": soft & ~hollow,
        "open": open_,
        "planned": hollow,
        "tail": ((look & Look.UNCERTAIN) != 0) & apart & np.isnan(columns.added) & np.isnan(columns.other[0]),
        "disputed": ~np.isnan(columns.other[0]),
        "added": ~np.isnan(columns.added),
        "accepted": (look & Look.CONFIRMED) != 0,
        "ring": (look & Look.ENTERED) != 0,
    }
    return {sign for sign, marks in there.items() if marks.any()}


def legend_height(letters: Typography, entries: Sequence[Entry], width: float) -> float:
    """Pixels the legend takes, broken into lines; 0 where there is nothing to explain."""
    if not entries:
        return 0.0
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
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(hairline(colours.hairline))
    painter.drawLine(QPointF(0, 0.5), QPointF(width, 0.5))
    for (kind, words), (line, x, needed) in zip(entries, _places(letters, entries, width), strict=True):
        y = 6 + (line + 0.5) * high
        if isinstance(kind, Stance):
            paint_glyph(painter, QRectF(x + 0.7 * dot, y - dot / 2, dot + 2, dot + 2), kind, theme)
        else:
            deep = accepted(colours, colours.accent) if kind == "accepted" else colours
            SIGNS[kind](painter, deep, QRectF(x, y - dot / 2, 2.4 * dot, dot))
        painter.setFont(letters.caption)
        painter.setPen(colours.secondary)
        row = QRectF(x + 2.4 * dot + 6, y - high / 2, min(needed, width - SIDE - x - 2.4 * dot - 6), high)
        told = letters.elided(words, row.width(), title=False) if row.width() < needed else words
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, told)


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
