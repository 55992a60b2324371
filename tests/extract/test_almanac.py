"""The almanac: sourced rows that agree among themselves, matched by their words, extended by a user's own file."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from viewer.extract import almanac
from viewer.extract.lexicon import load, resource
from viewer.extract.resolution_words import say
from viewer.model import edtf
from viewer.model.calendar import DAY, date_of
from viewer.model.time import Granularity, year

DATED = re.compile(r"resolution ([A-Z0-9/-]+)(?: A \(III\))? of (\d{1,2} [A-Z][a-z]+ \d{4})")
MONTHS = {name: number for part in ("month", "doubtful_month") for name, number in load("time")[part].items()}


def in_source(text: str) -> str | None:
    """The day that the source names for its own resolution, as EDTF."""
    match = DATED.search(text)
    if match is None:
        return None
    day, month, number = match[2].split()
    return f"{number}-{MONTHS[month.lower()]:02d}-{int(day):02d}"


def test_every_row_names_its_source() -> None:
    table = almanac.standard()
    assert len(table.events) > 150
    assert len(table.tenures) > 250
    assert all(event.source.strip() for event in table.events)
    assert all(tenure.source.strip() for tenure in table.tenures)
    assert len({event.name for event in table.events}) == len(table.events)


def test_every_event_has_a_day_words_and_a_kind() -> None:
    kinds = {kind for some in load("creation")["kinds"].values() for kind in some}
    for event in almanac.standard().events:
        assert event.interval.granularity == Granularity.DAY, event.name
        assert len(event.words) >= 2, event.name
        assert event.kind in kinds | {"death", "draft resolution"}, event.name


def test_resolutions_are_of_the_day_that_their_source_names() -> None:
    rows = [e for e in almanac.standard().events if e.kind == "resolution"]
    dated = [(e, day) for e in rows if (day := in_source(e.source)) is not None]
    assert len(dated) > 20
    assert [(e.name, str(e.interval)) for e, day in dated] == [(e.name, day) for e, day in dated]


def test_numbers_of_the_security_council_rise_with_their_days() -> None:
    rows = [e for e in almanac.standard().events if e.kind == "resolution" and e.symbol.startswith("S/RES/")]
    by_number = sorted(rows, key=lambda e: int(e.symbol.rpartition("/")[2]))
    assert [e.interval.begin for e in by_number] == sorted(e.interval.begin for e in rows)
    # an event that a resolution answers is not later than it
    days = {e.symbol: e.interval.begin for e in rows}
    told = [e for e in almanac.standard().events if e.symbol in days and e.kind != "resolution"]
    assert told
    assert all(e.interval.begin <= days[e.symbol] for e in told)


def test_sessions_of_the_general_assembly_are_of_their_years() -> None:
    for event in almanac.standard().events:
        match = re.fullmatch(r"A/RES/(\d\d)/\d+", event.symbol)
        if match and event.kind == "resolution":
            opened = 1945 + int(match[1])
            assert opened <= date_of(event.interval.begin)[0] <= opened + 1, event.name


def test_nobody_holds_an_office_while_another_does() -> None:
    offices: dict[str, list[almanac.Tenure]] = {}
    for tenure in almanac.standard().tenures:
        offices.setdefault(tenure.office, []).append(tenure)
    for office, held in offices.items():
        for first, second in pairwise(sorted(held, key=lambda t: t.begin)):
            assert first.end is not None, (office, first.person)
            assert first.end <= second.begin + DAY, (office, first.person, second.person)


def test_a_name_means_one_office() -> None:
    named: dict[str, set[str]] = {}
    for tenure in almanac.standard().tenures:
        for name in tenure.names:
            named.setdefault(name, set()).add(tenure.office)
    assert {name: offices for name, offices in named.items() if len(offices) > 1} == {}


def test_the_file_has_no_row_twice() -> None:
    table = resource("almanac")
    rows = [(r["person"], r["office"], r["begin"]) for r in table["tenure"]]
    assert len(rows) == len(set(rows))


def test_words_of_all_groups_mean_an_event() -> None:
    words = "The General Assembly adopted a landmark resolution asking to refer North Korea to the ICC."
    (event,) = almanac.matching(words)
    assert (event.symbol, str(event.interval)) == ("A/RES/69/188", "2014-12-18")
    assert almanac.matching(words, within=year(2014)) == (event,)
    assert almanac.matching(words, within=year(2013)) == ()
    assert almanac.matching("The General Assembly adopted a resolution.") == ()


MEANT = {
    "Bombs exploded outside the embassies in Nairobi and Dar es Salaam.": "Fri 7 Aug 1998",
    "A blast at the federal building in Oklahoma City killed children.": "Wed 19 Apr 1995",
    "The council adopted resolution 1973 on Libya, the Security Council said.": "Thu 17 Mar 2011",
    "Poland, Hungary and the Czech Republic joined NATO.": "Fri 12 Mar 1999",
    "The earthquake in Kobe was over in twenty seconds.": "Tue 17 Jan 1995",
}


@pytest.mark.parametrize(("words", "day"), MEANT.items())
def test_events_are_known_by_their_words(words: str, day: str) -> None:
    assert day in [say(event.interval) for event in almanac.matching(words)]


@pytest.mark.parametrize(
    "words",
    [
        "A bomb exploded near the embassy in Nairobi.",
        "An earthquake shook Armenia, a town in Colombia.",
        "President Obama spoke of the earthquake in Iran.",
        "Ukraine wants to join the European Union, and voters were asked.",
        "North Korea may carry out a third nuclear test.",
        "A plan for German reunification was read in parliament.",
        "Crowds asked for the release of Nelson Mandela from prison.",
        "Before the handover, Hong Kong was ruled by a governor.",
        "Mrs. Thatcher’s husband died in London.",
        "The bus company in London lost four drivers.",
    ],
)
def test_what_only_resembles_an_event_does_not_mean_it(words: str) -> None:
    assert almanac.matching(words) == ()


def test_a_users_file_adds_rows(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        '[[event]]\nname = "Flood"\nedtf = 1953-02-01\nsource = "Parish record"\nwords = ["flood", "dike|dyke"]\n'
        'told = "Drowned|swept away"\n'
        '[[tenure]]\nperson = "Ada Quay"\noffice = "Reeve"\nbegin = "1950"\nend = ""\nsource = "Roll"\n'
        'names = ["Reeve Quay"]\n',
        encoding="utf-8",
    )
    table = almanac.extended(almanac.read(path))
    (event,) = almanac.matching("The flood broke the dike.", almanac=table)
    assert (event.name, event.source, str(event.interval)) == ("Flood", "Parish record", "1953-02-01")
    assert event.told == ("drowned", "swept away")
    assert (table.tenures[0].person, table.tenures[0].begin, table.tenures[0].end) == (
        "Ada Quay",
        edtf.parse("1950").begin,
        None,
    )


EVENT = '[[event]]\nname = "Flood"\nedtf = "1953-02-01"\nsource = "Roll"\nwords = ["flood", "dike"]\n'
TENURE = '[[tenure]]\nperson = "A"\noffice = "B"\nbegin = "1950"\nend = "1960"\nsource = "Roll"\nnames = ["B A"]\n'
FAULTS = {
    "[[event]\n": "mine.toml is not valid TOML",
    '[[event]]\nname = "Flood"\n': "mine.toml, event “Flood” lacks “",
    EVENT.replace('"Roll"', '""'): "mine.toml, event “Flood”: “source” should be text",
    EVENT.replace('["flood", "dike"]', '"flood"'): "mine.toml, event “Flood”: “words” should be a list of texts",
    EVENT.replace('["flood", "dike"]', "[]"): "mine.toml, event “Flood”: “words” should be a list of texts",
    EVENT.replace("1953-02-01", "1953-02-31"): "mine.toml, event “Flood”, “edtf”: ",
    EVENT.replace("words", "wrods"): "mine.toml, event “Flood”: “wrods” is not one of name, edtf",
    EVENT.replace('name = "Flood"\n', ""): "mine.toml, event number 1 lacks “name”",
    TENURE.replace("1960", "1940"): "mine.toml, tenure “A”: the term ends before it begins",
    TENURE.replace("1950", "soon"): "mine.toml, tenure “A”, “begin”: ",
    "event = 3\n": "mine.toml: each event should begin with",
    '[[flood]]\nname = "x"\n': "mine.toml: “flood” is neither event nor tenure",
}


@pytest.mark.parametrize(("text", "sentence"), FAULTS.items())
def test_a_bad_file_is_refused_in_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r".") as told:
        almanac.read(path)
    said = str(told.value)
    assert said.startswith(sentence)
    assert said.endswith(".")
    assert "\n" not in said
