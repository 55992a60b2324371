"""What the pointer and the focus tell: the date under them, or an event's title, date and sources."""

from __future__ import annotations

from viewer.model.calendar import DAY, date_of, time_of
from viewer.model.document import Document
from viewer.timeline.captions import MONTHS, caption, day_in_words, sources_of, year_in_words
from viewer.timeline.hit import Hit
from viewer.timeline.scale import YEAR, Scale
from viewer.ui.timeline_frames import Frames


def at_pointer(frames: Frames, scale: Scale, hit: Hit, x: float) -> str:
    """One line for the status line."""
    if hit.event >= 0:
        return " · ".join(_lines(frames, hit.event))
    if hit.count > 1:
        return f"{hit.count} events, {instant_in_words(hit.begin, scale)} – {instant_in_words(hit.end, scale)}"
    return instant_in_words(scale.instant(x), scale) if x >= scale.left else ""


def tip(frames: Frames, hit: Hit) -> str:
    """Lines for a tooltip, as plain text; "" where nothing is."""
    if hit.event >= 0:
        return plain("\n".join(_lines(frames, hit.event)))
    return f"{hit.count} events. Click to zoom in" if hit.count > 1 else ""


def plain(text: str) -> str:
    """Text that Qt shows as it is: a zero-width space keeps it from being taken for markup."""
    return text.replace("<", "<\u200b")


def _lines(frames: Frames, place: int) -> list[str]:
    event = frames.columns.events[place]
    lines = [event.title, caption(event, frames.project)]
    titles = (frames.project.get(Document, d) for d in sources_of(event, frames.project))
    return lines + [d.title for d in titles if d]


def instant_in_words(instant: float, scale: Scale) -> str:
    """An instant no more exactly than a pixel shows it."""
    whole = int(instant)
    year, month, _ = date_of(whole)
    if scale.per_pixel < 60:
        return f"{day_in_words(whole)}, {'{:02d}:{:02d}:{:02d}'.format(*time_of(whole))}"
    if scale.per_pixel < DAY / 24:
        return f"{day_in_words(whole)}, {'{:02d}:{:02d}'.format(*time_of(whole))}"
    if scale.per_pixel < 4 * DAY:
        return day_in_words(whole)
    if scale.per_pixel < YEAR / 4:
        return f"{MONTHS[month - 1]} {year_in_words(year)}"
    return year_in_words(year)
