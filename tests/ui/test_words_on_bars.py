"""A bar is open where the words of its label stand on it, and only there."""

from __future__ import annotations

import numpy as np
import pytest

from viewer.timeline.scene import Marks
from viewer.ui.paint_labels import LabelPainter
from viewer.ui.session import Session
from viewer.ui.timeline_view import TimelineView


def opened(view: TimelineView) -> Marks:
    """The marks as they are painted."""
    painter: LabelPainter = view._painter._labels
    return painter.snug(view.frame())


@pytest.mark.parametrize("lanes", ["none", "country"])
def test_bars_are_open_where_words_stand_on_them(view: TimelineView, session: Session, lanes: str) -> None:
    view.set_gliding(False)
    view.set_lanes(lanes)
    scale, on_bars = view._frames.fit(), 0
    painter = view._painter._labels
    for factor in np.geomspace(1.5, 0.01, 25).tolist():
        for pixels in (-150.0, 0.0, 150.0):
            view._motion.to(scale.zoomed(factor, 420.0).panned(pixels), glide=False)
            shown, marks = view.frame(), opened(view)
            letters, labels = painter._letters, shown.labels
            for i in np.flatnonzero(marks.gap[0] == marks.gap[0]).tolist():
                on_bars += 1
                event = int(labels.event[i])
                words = letters.length(painter._texts.title(event), letters.title)
                if labels.full[i]:
                    words = max(words, letters.length(painter._texts.caption(event), letters.caption))
                words = min(words, float(labels.width[i]))
                first = float(labels.x[i]) + (0.0 if labels.right[i] else float(labels.width[i]) - words)
                assert marks.gap[0][i] <= first
                assert marks.gap[1][i] >= first + words
                assert marks.gap[1][i] - marks.gap[0][i] <= words + 2 * shown.stage.metrics.gap + 4
    assert on_bars > 10


def test_the_label_of_a_position_stands_beside_its_mark(view: TimelineView, session: Session) -> None:
    view.set_gliding(False)
    view.set_lanes("country")
    scale = view._frames.fit()
    for factor in np.geomspace(1.5, 0.01, 12).tolist():
        view._motion.to(scale.zoomed(factor, 420.0), glide=False)
        shown = view.frame()
        labels, marks, gap = shown.labels, shown.marks, shown.stage.metrics.gap
        beside = np.isnan(marks.gap[0])
        away = np.where(labels.right, labels.x - marks.x1, marks.x0 - labels.x - labels.width)
        assert (np.abs(away[beside] - gap) < 1).all()
