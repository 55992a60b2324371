"""What matters most: the days and the events that a timeline leads with when there is not room for all.

`note` reduces a document to what it says of days, `rank` puts the days of many documents in order, `of_events` weighs
the events of a chronology. Every score comes with its parts.
"""

from __future__ import annotations

from viewer.extract.significance_dates import Ranked, rank
from viewer.extract.significance_events import Significance, of_events
from viewer.extract.significance_notes import DocumentNotes, note

__all__ = ["DocumentNotes", "Ranked", "Significance", "note", "of_events", "rank"]
