"""Row ↔ entity for what a person arranged to be seen: eras, lanes, saved views."""

from __future__ import annotations

import json

from viewer.model.view import Era, Field, LaneOrder, SavedView, Term
from viewer.store import compact
from viewer.store.bulk import Columns, built, each, lines, provenances
from viewer.store.table import END, Row, Table, human


def _era_row(e: Era) -> Row:
    return e.id, e.title, compact.intervals((e.interval,)), e.tone, *human(e.provenance)


def _eras(c: Columns) -> list[Era]:
    spans = [compact.read_intervals(text)[0] for text in c["span"]]
    return built(
        Era, len(c["id"]), id=c["id"], title=c["title"], interval=spans, tone=c["tone"], provenance=provenances(c)
    )


def _lane_row(e: LaneOrder) -> Row:
    tones = compact.encoded(e.tones) if e.tones else ""
    return e.id, compact.lines(e.order), compact.lines(e.folded), tones, *human(e.provenance)


def _lanes(c: Columns) -> list[LaneOrder]:
    return built(
        LaneOrder,
        len(c["id"]),
        id=c["id"],
        order=lines(c["sequence"]),
        folded=lines(c["folded"]),
        tones=[tuple((str(name), int(tone)) for name, tone in json.loads(text or "[]")) for text in c["tones"]],
        provenance=provenances(c),
    )


def _view_row(e: SavedView) -> Row:
    terms = compact.encoded([[t.field.value, t.value, t.name] for t in e.terms]) if e.terms else ""
    return e.id, e.name, e.begin, e.end, e.lanes, e.issue, terms, int(e.folds), *human(e.provenance)


def _views(c: Columns) -> list[SavedView]:
    terms = [tuple(Term(Field(of), value, name) for of, value, name in json.loads(text or "[]")) for text in c["terms"]]
    return built(
        SavedView,
        len(c["id"]),
        id=c["id"],
        name=c["name"],
        begin=c["view_begin"],
        end=c["view_end"],
        lanes=each(str, c["lanes"]),
        issue=c["issue"],
        terms=terms,
        folds=map(bool, c["folds"]),
        provenance=provenances(c),
    )


VIEW_TABLES = (
    Table(11, "era", Era, ("id", "title", "span", "tone", *END), _era_row, _eras, since=2),
    Table(12, "lane_order", LaneOrder, ("id", "sequence", "folded", "tones", *END), _lane_row, _lanes, since=2),
    Table(
        13,
        "saved_view",
        SavedView,
        ("id", "name", "view_begin", "view_end", "lanes", "issue", "terms", "folds", *END),
        _view_row,
        _views,
        since=2,
    ),
)
