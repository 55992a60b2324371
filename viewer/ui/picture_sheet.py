"""A timeline on paper: title, timeline, legend and sources, on one sheet or on pages, none of it cut."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter

from viewer.model.project import Project
from viewer.model.view import Field, SavedView, Term
from viewer.timeline.columns import Columns
from viewer.timeline.scale import Scale
from viewer.ui.paint import ScenePainter
from viewer.ui.picture_legend import (
    entries_of,
    legend_height,
    paint_legend,
    paint_sources,
    sources,
    sources_height,
    sources_within,
)
from viewer.ui.picture_pages import cuts, grouped, told
from viewer.ui.theme import Theme
from viewer.ui.timeline_frames import Frames
from viewer.ui.timeline_hover import instant_in_words
from viewer.ui.timeline_type import Typography

ALL = SavedView("", "")
"""Everything, in one lane."""
MOST_LINES = 60
"""Lines a lane may ask for."""
BORDER = 28.0
"""Pixels free around a page."""
NOTHING = "No event with a date is to be shown."


class PictureError(Exception):
    """A picture could not be made: one sentence for people, and details to copy."""

    def __init__(self, message: str, details: str = "") -> None:
        super().__init__(message)
        self.sentence, self.details = message, details


class Stopped(Exception):
    """The picture is not wanted any more."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn, and on what.

    width, height  pixels; a height of 0 is as much as the lanes need
    scale          pixels for each of the screen's: 2 draws everything twice as large
    dpi            written into PNG files; it says how large the picture is on paper
    view           which part of time, in which lanes, under which conditions
    pages          of a PDF: pages along time, each width × height; 0 for one sheet
    """

    width: int
    height: int
    theme: Theme
    view: SavedView = ALL
    scale: float = 1.0
    dpi: float = 96.0
    title: str = ""
    legend: bool = True
    sources: bool = False
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the timeline: from which instant to which, which lanes (None: all), and what its foot says of them."""

    begin: float
    end: float
    lanes: tuple[str, ...] | None
    words: str = ""


class Composer:
    """Lays a project out for a sheet and paints it. Sizes are in pixels of the screen, see Sheet.scale."""

    def __init__(self, project: Project, sheet: Sheet, stop: Callable[[], bool]) -> None:
        font = QGuiApplication.font()
        font.setPixelSize(13)
        self._project, self._sheet, self._stop = project, sheet, stop
        self._letters = Typography(font)
        self.width = float(math.floor(sheet.width / sheet.scale))
        self._frames = Frames(self._letters, self.width, 400.0, MOST_LINES)
        view, terms = sheet.view, list(sheet.view.terms)
        if view.end > view.begin:
            terms.append(Term(Field.DATE, f"{view.begin} {view.end}", ""))
            self._frames.narrow(float(view.begin), float(view.end))
        self._check()
        self._frames.load(project, view.lanes, view.issue, terms)
        self._all = self._frames.columns
        self._fold()
        self._entries = entries_of(self._all)
        self._named = sources(project, self._all) if sheet.sources else []
        self._check()

    def _fold(self) -> None:
        """Fold what is folded where all is in view: the folds of a part, or of a page, are those on the screen."""
        view = self._sheet.view
        if view.folds:
            whole = Frames(self._letters, self.width, 400.0, MOST_LINES)
            whole.load(self._project, view.lanes, view.issue, view.terms)
            self._frames.set_folding(True, whole.columns)

    def _check(self) -> None:
        """Stopped, if that was asked for."""
        if self._stop():
            raise Stopped

    @property
    def height(self) -> float:
        """Pixels of the sheet: those asked for, else what the lanes need."""
        if self._sheet.height:
            return float(math.floor(self._sheet.height / self._sheet.scale))
        top, foot, below = self._around(self.width, math.inf)
        lanes = sum(self._frames.natural())
        return math.ceil(lanes + self._frames.under + self._letters.axis_height + top + foot + below + 8)

    @property
    def size(self) -> tuple[int, int]:
        """Pixels of the file."""
        return self._sheet.width, self._sheet.height or math.ceil(self.height * self._sheet.scale)

    def _around(self, width: float, height: float) -> tuple[float, float, float]:
        """Heights of title, legend and sources."""
        top = self._letters.of_era.height() + 24 if self._sheet.title else 0.0
        foot = legend_height(self._letters, self._entries, width) if self._sheet.legend and height >= 300 else 0.0
        text = sources_within(self._letters, self._named, width, height / 3) if self._named else ""
        return top, foot, sources_height(self._letters, text, width)

    def paint(self, painter: QPainter) -> None:
        """Paint the one sheet at the origin."""
        width, height = self.width, self.height
        top, foot, below = self._around(width, math.inf if not self._sheet.height else height)
        self._fill(painter)
        self._write_title(painter, QRectF(24, 12, width - 48, top - 12), "")
        self._timeline(painter, QRectF(0, top, width, height - top - foot - below), self._all)
        self._write_legend(painter, QPointF(0, height - foot - below), width, foot)
        if below:
            most = math.inf if not self._sheet.height else height / 3
            painter.save()
            painter.translate(0, height - below)
            text = sources_within(self._letters, self._named, width, most)
            paint_sources(painter, self._sheet.theme, self._letters, text, width)
            painter.restore()

    def paint_pages(self, painter: QPainter, turn: Callable[[], object]) -> None:
        """Paint the pages, each at the origin; `turn` begins the next one."""
        pages, leaves = self._pages(), self._leaves()
        count = len(pages) + len(leaves)
        for number, page in enumerate(pages, 1):
            self._check()
            if number > 1:
                turn()
            self._page(painter, page, f"{number} of {count}")
        for number, leaf in enumerate(leaves, len(pages) + 1):
            turn()
            self._leaf(painter, leaf, f"{number} of {count}")

    def _inner(self) -> QRectF:
        """What a page has inside its border: its header and footer lines are above and below."""
        line = self._letters.of_era.height() + 12
        return QRectF(BORDER, BORDER + line, self.width - 2 * BORDER, self.height - 2 * BORDER - 2 * line)

    def _pages(self) -> list[Page]:
        """The parts of the timeline, those along time first."""
        frames, inner, view = self._frames, self._inner(), self._sheet.view
        begin, end = (view.begin, view.end) if view.end > view.begin else self._all.span or (0.0, 1.0)
        foot = legend_height(self._letters, self._entries, inner.width()) if self._sheet.legend else 0.0
        room = inner.height() - foot - self._letters.axis_height - frames.under
        needed = np.zeros(len(self._all.lanes))
        frames.resize(inner.width(), inner.height() - foot)
        edges = cuts(float(begin), float(end), self._sheet.pages, inner.width() - frames.left, frames.folds)
        for first, last in pairwise(edges):
            self._check()
            frames.narrow(first, last)
            frames.show(self._part(first, last, None), self._project)
            needed = np.maximum(needed, frames.natural(single=True))
        groups = grouped(self._all.lanes, needed.tolist(), room)
        pages = [
            Page(first, last, group, words)
            for first, last in pairwise(edges)
            for group, words in zip(groups, told(groups), strict=True)
        ]
        # A page of lanes in which nothing stands meanwhile says nothing, unless that is what it says.
        full = [p for p in pages if p.lanes is None or self._all.silent or len(self._part(p.begin, p.end, p.lanes))]
        return full or pages[:1]

    def _part(self, begin: float, end: float, lanes: tuple[str, ...] | None) -> Columns:
        """The events between two instants, in some of the lanes."""
        return self._all.kept((self._all.begin < end) & (self._all.end > begin), lanes)

    def _page(self, painter: QPainter, page: Page, number: str) -> None:
        """One page: title and dates above, the timeline with its axis, the legend, and the page's number."""
        inner = self._inner()
        self._fill(painter)
        foot = legend_height(self._letters, self._entries, inner.width()) if self._sheet.legend else 0.0
        self._frames.narrow(page.begin, page.end)
        box = inner.adjusted(0, 0, 0, -foot)
        scale = self._timeline(painter, box, self._part(page.begin, page.end, page.lanes))
        dates = " – ".join(instant_in_words(i, scale) for i in (page.begin, page.end - 1))
        self._write_title(painter, QRectF(inner.left(), BORDER, inner.width(), inner.top() - BORDER - 12), dates)
        self._write_legend(painter, box.bottomLeft(), inner.width(), foot)
        self._write_foot(painter, page.words, number)

    def _leaves(self) -> list[str]:
        """The sources, as texts that each fill a page."""
        inner, leaves, lines = self._inner(), [], list[str]()
        for source in self._named:
            text = "\n".join([*lines, source])
            if lines and sources_height(self._letters, text, inner.width()) > inner.height():
                leaves.append("\n".join(lines))
                lines = []
            lines.append(source)
        return [*leaves, "\n".join(lines)] if lines else leaves

    def _leaf(self, painter: QPainter, text: str, number: str) -> None:
        """A page of sources."""
        inner = self._inner()
        self._fill(painter)
        self._write_title(painter, QRectF(inner.left(), BORDER, inner.width(), inner.top() - BORDER - 12), "Sources")
        painter.save()
        painter.translate(inner.left() - 24, inner.top())
        paint_sources(painter, self._sheet.theme, self._letters, text, inner.width() + 48)
        painter.restore()
        self._write_foot(painter, "", number)

    def _timeline(self, painter: QPainter, box: QRectF, columns: Columns) -> Scale:
        """Paint events in a box; gives where time stands in it. PictureError where the lanes have no room."""
        frames = self._frames
        frames.resize(box.width(), box.height())
        frames.show(columns, self._project)
        shown = frames.scene(frames.fit())
        self._check()
        if frames.content > frames.height + 0.5:
            needed = (self.height + frames.content - frames.height) * self._sheet.scale
            raise PictureError(
                f"{len(frames.lanes)} lanes need {math.ceil(needed):,} pixels of height at this size of letters; "
                "make the picture higher, or the letters smaller."
            )
        painter.save()
        painter.translate(box.topLeft())
        if len(columns) or columns.lanes != ("",):
            ScenePainter(self._sheet.theme, self._letters, frames.texts(), pictures=False).paint(painter, shown)
        else:
            painter.setFont(self._letters.caption)
            painter.setPen(QColor(self._sheet.theme.secondary))
            painter.drawText(QRectF(0, 0, box.width(), box.height()), Qt.AlignmentFlag.AlignCenter, NOTHING)
        painter.restore()
        return shown.scale

    def _fill(self, painter: QPainter) -> None:
        """The ground, to the very edges of the sheet."""
        (width, height), scale = self.size, self._sheet.scale
        painter.fillRect(QRectF(0, 0, width / scale, height / scale), QColor(self._sheet.theme.canvas))

    def _write_title(self, painter: QPainter, box: QRectF, right: str) -> None:
        """The title, and at the right what the page is about."""
        letters, width = self._letters, box.width()
        middle = Qt.AlignmentFlag.AlignVCenter
        if right:
            painter.setFont(letters.caption)
            painter.setPen(QColor(self._sheet.theme.secondary))
            painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, right)
            width -= letters.of_caption.horizontalAdvance(right) + 24
        if self._sheet.title and width > 40:
            painter.setFont(letters.era)
            painter.setPen(QColor(self._sheet.theme.text))
            painter.drawText(box, middle, letters.elided(self._sheet.title, width, title=True))

    def _write_legend(self, painter: QPainter, at: QPointF, width: float, foot: float) -> None:
        if foot:
            painter.save()
            painter.translate(at)
            paint_legend(painter, self._sheet.theme, self._letters, self._entries, width)
            painter.restore()

    def _write_foot(self, painter: QPainter, left: str, right: str) -> None:
        """The last line of a page."""
        high = self._letters.of_caption.height() + 4
        box = QRectF(BORDER, self.height - BORDER - high, self.width - 2 * BORDER, high)
        painter.setFont(self._letters.caption)
        painter.setPen(QColor(self._sheet.theme.secondary))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, left)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, right)
