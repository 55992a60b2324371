"""A mark shows which state it is in: untouched lighter, accepted deeper, entered or changed ringed."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from tests.timeline_hands import mark_of, surface
from viewer.model import edtf
from viewer.model.event import Event, Status
from viewer.model.project import Project
from viewer.model.provenance import Provenance, Standing
from viewer.model.temporal import Resolution
from viewer.ui.session import Session
from viewer.ui.theme import theme
from viewer.ui.timeline_view import TimelineView

DATES = {"day": "2014-0{}-05", "month": "2014-0{}", "about": "2014-0{}-05~", "other": "2014-0{}-05"}


@pytest.mark.parametrize("shape", DATES)
@pytest.mark.parametrize("name", ["light", "dark", "print"])
def test_what_was_accepted_is_told_from_what_is_untouched(
    view: TimelineView, session: Session, shape: str, name: str
) -> None:
    events = {}
    for month, standing in ((2, Standing.FOUND), (5, Standing.CONFIRMED), (8, Standing.ENTERED)):
        date = Resolution(edtf.parse(DATES[shape].format(month)))
        readings = (date, Resolution(edtf.parse(f"2014-0{month}-25"))) if shape == "other" else ()
        events[standing.value] = Event(
            standing.value, standing.value, Status.HAPPENED, date, provenance=Provenance(standing), readings=readings
        )
    session.open(Project(events))
    view.set_theme(theme(name))
    QApplication.processEvents()
    image: QImage = surface(view).grab().toImage()
    found, confirmed, entered = (
        QColor(image.pixelColor(mark_of(view, s.value))) for s in (Standing.FOUND, Standing.CONFIRMED, Standing.ENTERED)
    )
    ground = light(QColor(theme(name).canvas))
    assert abs(light(confirmed) - ground) > abs(light(found) - ground) + 14
    assert abs(light(entered) - light(found)) < 6, "what was changed has a ring instead"


def light(colour: QColor) -> float:
    """How light a colour looks, 0 to 255."""
    return 0.299 * colour.red() + 0.587 * colour.green() + 0.114 * colour.blue()
