"""What the pointer and the focus tell: the date under them, or an event's title, date and sources."""

from __future__ import annotations

from viewer.model.calendar import DAY
from viewer.model.document import Document
from viewer.model.time import Granularity
from viewer.model.view import Era
from viewer.model.wording import describe, describe_instant
from viewer.timeline.captions import caption, sources_of
from viewer.timeline.hit import Hit, fold_at
from viewer.timeline.measure import distance
from viewer.timeline.scale import YEAR, Scale
from viewer.timeline.stretches import Break
from viewer.ui.timeline_frames import Frames
from viewer.ui.timeline_shown import Shown

FINE = (
    (10, Granularity.SECOND),
    (DAY / 24, Granularity.MINUTE),
    (4 * DAY, Granularity.DAY),
    (YEAR / 4, Granularity.MONTH),
)
"""Below so many seconds a pixel, an instant under the pointer is told as exactly as this."""


def at_pointer(shown: Shown, hit: Hit, x: float) -> str:
    """One line for the status line; of an event also how far it is from the selected one."""
    frames, scene = shown.frames, shown.scene()
    if hit.event >= 0:
        apart = _apart(frames, shown.selected(), hit.event)
        return " · ".join(lines(frames, hit.event)) + (f" · {apart}" if apart else "")
    if hit.count > 1:
        return (
            f"{hit.count} events, {instant_in_words(hit.begin, scene.scale)} – {instant_in_words(hit.end, scene.scale)}"
        )
    if 0 <= hit.era < len(scene.eras):
        return " · ".join(era_lines(scene.eras[hit.era].era))
    fold = fold_at(scene, x).fold
    if fold >= 0:  # no date stands at a pixel that holds years
        return fold_words(scene.breaks[fold])
    return instant_in_words(scene.scale.instant(x), scene.scale) if x >= scene.scale.left else ""


def era_lines(era: Era) -> list[str]:
    """Name and dates of an era."""
    return [era.title, describe(era.interval)]


def fold_words(fold: Break) -> str:
    """What a fold leaves out."""
    day = Granularity.DAY
    first, last = describe_instant(int(fold.begin), day), describe_instant(int(fold.end), day)
    return f"Folded: {fold.words} in which nothing stands, {first} – {last}"


def _apart(frames: Frames, selected: int, place: int) -> str:
    """How much later or earlier an event is than the selected one; "" where that cannot be said."""
    if selected < 0 or selected == place:
        return ""
    one, other = (frames.columns.events[i].interval for i in (selected, place))
    apart = distance(one, other) if one and other else ""
    return f"{apart} than the selected" if apart.endswith(("later", "earlier")) else apart


def tip(shown: Shown, hit: Hit) -> str:
    """Lines for a tooltip, as plain text; "" where nothing is."""
    if hit.event >= 0:
        return plain("\n".join(lines(shown.frames, hit.event)))
    if hit.lane >= 0:
        name = shown.frames.columns.lanes[hit.lane] or "none named"
        return plain(f"{name}\nClick to fold or unfold, drag to move")
    scene = shown.scene()
    if 0 <= hit.era < len(scene.eras):
        ways = "Drag its ends to change its dates" if hit.edge else "Double click to fit, right click to change"
        return plain("\n".join([*era_lines(scene.eras[hit.era].era), ways]))
    if 0 <= hit.fold < len(scene.breaks):
        return f"{fold_words(scene.breaks[hit.fold])}\nDouble click to unfold"
    return f"{hit.count} events. Click to zoom in" if hit.count > 1 else ""


def plain(text: str) -> str:
    """Text that Qt shows as it is: a zero-width space keeps it from being taken for markup."""
    return text.replace("<", "<\u200b")


def lines(frames: Frames, place: int) -> list[str]:
    """Title, date and counts, and the titles of the sources of an event."""
    event = frames.columns.events[place]
    captions = frames.columns.captions
    under = captions[place] if captions else caption(event, frames.project)
    titles = (frames.project.get(Document, d) for d in sources_of(event, frames.project))
    return [_name(frames, place), under, *(d.title for d in titles if d)]


def lane_words(frames: Frames, lane: str) -> str:
    """A lane by its name: its place, what it holds, whether it is folded."""
    lanes, what = frames.columns.lanes, "position" if frames.columns.stances else "event"
    place = lanes.index(lane)
    count = int((frames.columns.lane == place).sum())
    held = f"{count:,} {what}{'' if count == 1 else 's'}"
    folded = ", folded" if lane in frames.arrangement.folded else ""
    return f"Lane “{lane or 'none named'}”, {place + 1} of {len(lanes)}, {held}{folded}."


def _name(frames: Frames, place: int) -> str:
    """The title of an event; of a position with whose it is."""
    columns = frames.columns
    title = columns.events[place].title
    return f"{columns.lanes[int(columns.lane[place])]} {title}" if columns.stances else title


def instant_in_words(instant: float, scale: Scale) -> str:
    """An instant no more exactly than a pixel shows it."""
    unit = next((unit for seconds, unit in FINE if scale.per_pixel < seconds), Granularity.YEAR)
    return describe_instant(int(instant), unit)
