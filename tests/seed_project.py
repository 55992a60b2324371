"""The two seed articles as a project built by hand: what the window is shown in tests, whatever the reading finds."""

from __future__ import annotations

from viewer.bundled import SEEDS
from viewer.model.actor import Actor, ActorKind, Form, Mention
from viewer.model.attribution import Quotation, QuotationKind
from viewer.model.document import Document, canonical, fingerprint
from viewer.model.event import Addition, Event, EventMention, Status
from viewer.model.findings import Entity
from viewer.model.project import Project
from viewer.model.span import Span
from viewer.model.stance import Mode, Polarity, Stance
from viewer.model.temporal import Basis, Resolution, Step, TemporalExpression, TimexType
from viewer.model.time import Granularity, Interval, Modifier, Qualifier, day, month, part, unit_at, year

BAN, SEOUL = "ban", "seoul"
FILES = {BAN: "000_b3f18c7086f8ab8e.txt", SEOUL: "001_06b96723c9ef7c7e.txt"}

D, M, I = QuotationKind.DIRECT, QuotationKind.MIXED, QuotationKind.INDIRECT  # noqa: E741
FOR, AGAINST = Polarity.SUPPORTS, Polarity.OPPOSES
WEEK = unit_at(day(2014, 3, 24).begin, Granularity.WEEK)
EARLY_MARCH = part(month(2014, 3), Modifier.START)
RELEASED = day(2015, 10, 14).qualified(Qualifier.UNCERTAIN)

ACTORS = (
    ("CHN", "China", ActorKind.COUNTRY, ""),
    ("KOR", "South Korea", ActorKind.COUNTRY, ""),
    ("PRK", "North Korea", ActorKind.COUNTRY, ""),
    ("USA", "United States", ActorKind.COUNTRY, ""),
    ("RUS", "Russia", ActorKind.COUNTRY, ""),
    ("JPN", "Japan", ActorKind.COUNTRY, ""),
    ("EU", "European Union", ActorKind.ORGANISATION, ""),
    ("UN", "United Nations", ActorKind.ORGANISATION, ""),
    ("UN/coi", "U.N. Commission of Inquiry", ActorKind.ORGANISATION, ""),
    ("person/ban-ki-moon", "Ban Ki-moon", ActorKind.PERSON, "U.N. Secretary-General"),
    ("person/hua-chunying", "Hua Chunying", ActorKind.PERSON, "foreign ministry spokeswoman"),
    ("person/yun-byung-se", "Yun Byung-se", ActorKind.PERSON, "foreign minister"),
    ("unnamed/seoul-diplomat", "a Seoul diplomat", ActorKind.UNNAMED, ""),
)
EXPRESSIONS = (
    (BAN, 217, 226, TimexType.DATE, "2015-10-14", RELEASED),
    (BAN, 934, 942, TimexType.DATE, "2015-09-25", day(2015, 9, 25)),
    (BAN, 1287, 1296, TimexType.DATE, "2014", year(2014)),
    (BAN, 2464, 2468, TimexType.DATE, "2015-06", month(2015, 6)),
    (SEOUL, 248, 254, TimexType.DATE, "2014-03-24", day(2014, 3, 24)),
    (SEOUL, 358, 367, TimexType.DATE, "2014-W13", WEEK),
    (SEOUL, 423, 433, TimexType.DATE, "2014-02", month(2014, 2)),
    (SEOUL, 1624, 1631, TimexType.DATE, "2014-02-17", day(2014, 2, 17)),
    (SEOUL, 1694, 1703, TimexType.DURATION, "P1Y", None),
    (SEOUL, 1995, 2011, TimexType.DATE, "2014-03", EARLY_MARCH),
)
MENTIONS = (
    (BAN, 39, 50, "PRK"),
    (BAN, 1598, 1609, "KOR"),
    (BAN, 1611, 1628, "USA"),
    (BAN, 1904, 1909, "CHN"),
    (BAN, 1914, 1920, "RUS"),
    (SEOUL, 15, 26, "KOR"),
    (SEOUL, 37, 42, "CHN"),
    (SEOUL, 1306, 1311, "CHN"),
    (SEOUL, 1566, 1571, "CHN"),
)
QUOTATIONS = (
    (BAN, ((0, 154),), (156, 190), I, "person/ban-ki-moon", "Ban Ki-moon"),
    (BAN, ((305, 530),), (230, 233), M, "person/ban-ki-moon", "Ban Ki-moon"),
    (BAN, ((533, 743),), (744, 747), D, "person/ban-ki-moon", "Ban Ki-moon"),
    (BAN, ((785, 917),), (919, 921), M, "person/ban-ki-moon", "Ban Ki-moon"),
    (BAN, ((2535, 2689),), (2470, 2490), M, "USA", "U.S. State Department"),
    (SEOUL, ((15, 224),), (226, 242), I, "unnamed/seoul-diplomat", "a Seoul diplomat"),
    (SEOUL, ((439, 524),), (384, 412), M, "UN/coi", "U.N. Commission of Inquiry"),
    (SEOUL, ((829, 1030),), (1031, 1043), D, "unnamed/seoul-diplomat", "a Seoul diplomat"),
    (SEOUL, ((1437, 1565),), (1566, 1615), D, "person/hua-chunying", "Hua Chunying"),
    (SEOUL, ((1748, 1827),), (1719, 1738), I, "UN/coi", "U.N. Commission of Inquiry"),
    (SEOUL, ((2022, 2097),), (1904, 1946), I, "person/yun-byung-se", "Yun Byung-se"),
    (SEOUL, ((2099, 2302),), (2303, 2306), D, "person/yun-byung-se", "Yun Byung-se"),
    (SEOUL, ((2313, 2552),), (2553, 2556), D, "person/yun-byung-se", "Yun Byung-se"),
)
STANCES = (
    (SEOUL, "CHN", "China", "icc-referral", AGAINST, Mode.SELF_DIRECT, 1437, 1565, "Hua Chunying"),
    (SEOUL, "CHN", "China", "icc-referral", AGAINST, Mode.SELF_REPORTED, 1306, 1435, "China"),
    (SEOUL, "CHN", "China", "icc-referral", AGAINST, Mode.OTHER, 160, 224, "a Seoul diplomat"),
    (SEOUL, "CHN", "China", "engagement", FOR, Mode.OTHER, 1113, 1197, "a Seoul diplomat"),
    (SEOUL, "KOR", "South Korea", "un-mechanisms", FOR, Mode.SELF_DIRECT, 2328, 2434, "Yun Byung-se"),
    (SEOUL, "KOR", "South Korea", "accountability", FOR, Mode.SELF_ANONYMOUS, 15, 154, "a Seoul diplomat"),
    (SEOUL, "USA", "United States", "security-council", FOR, Mode.ACT, 526, 664, ""),
    (SEOUL, "EU", "European Union", "security-council", FOR, Mode.ACT, 526, 664, ""),
    (SEOUL, "JPN", "Japan", "security-council", FOR, Mode.ACT, 526, 664, ""),
    (BAN, "KOR", "South Korea", "icc-referral", FOR, Mode.ACT_VIA_OTHER, 1598, 1807, "Sources at the U.N."),
    (BAN, "USA", "United States", "icc-referral", FOR, Mode.ACT_VIA_OTHER, 1598, 1807, "Sources at the U.N."),
    (BAN, "RUS", "Russia", "icc-referral", AGAINST, Mode.PREDICTED, 1904, 2024, ""),
    (BAN, "UN", "U.N. General Assembly", "icc-referral", FOR, Mode.ACT, 1298, 1455, ""),
    (BAN, "PRK", "North Korea", "accountability", AGAINST, Mode.SELF_REPORTED, 2365, 2457, "North Korea"),
)
H, O, P, X = Status.HAPPENED, Status.ONGOING, Status.PLANNED, Status.HYPOTHETICAL  # noqa: E741
EVENTS: tuple[tuple[str, str, str, Status, str, Interval | None, tuple[int, int], int, tuple[int, ...]], ...] = (
    (
        SEOUL,
        "coi",
        "Commission of Inquiry publishes its report",
        H,
        "report",
        day(2014, 2, 17),
        (1437, 1679),
        1624,
        (439, 1748),
    ),
    (
        SEOUL,
        "hua",
        "China: ICC does not help human rights",
        H,
        "statement",
        day(2014, 2, 17),
        (1437, 1632),
        1624,
        (1437,),
    ),
    (
        SEOUL,
        "yun",
        "Yun Byung-se speaks at the Human Rights Council",
        H,
        "speech",
        EARLY_MARCH,
        (1904, 2098),
        1995,
        (2022, 2099, 2313),
    ),
    (
        SEOUL,
        "diplomat",
        "Seoul diplomat: Beijing opposes referral",
        H,
        "statement",
        day(2014, 3, 24),
        (15, 255),
        248,
        (15, 829),
    ),
    (SEOUL, "hrc", "Human Rights Council resolution", P, "resolution", WEEK, (256, 525), 358, ()),
    (BAN, "ga", "General Assembly adopts landmark resolution", H, "resolution", year(2014), (1287, 1456), 1287, ()),
    (BAN, "state", "State Department report", H, "report", month(2015, 6), (2461, 2690), 2464, (2535,)),
    (BAN, "dated", "Ban’s report is dated", H, "report", day(2015, 9, 25), (770, 1005), 934, (785,)),
    (BAN, "released", "Ban’s report is released", H, "report", RELEASED, (0, 227), 217, (0, 305, 533)),
    (
        BAN,
        "drafting",
        "South Korea, United States and partners draft a new resolution",
        O,
        "drafting",
        None,
        (1568, 1808),
        0,
        (),
    ),
    (BAN, "veto", "Security Council refers the issue; China and Russia veto", X, "referral", None, (1811, 2025), 0, ()),
)


def document(name: str) -> Document:
    """A seed article with the date that is known of it."""
    text = canonical((SEEDS / FILES[name]).read_text(encoding="utf-8"))
    if name == BAN:
        created = Resolution(
            RELEASED,
            (Step("It tells of a report of “Sept. 25” released “Wednesday”."),),
            (day(2015, 10, 15), day(2015, 10, 21)),
            0.7,
            Basis.INFERENCE,
        )
        return Document(BAN, "Ban: justice is key", text, "Yonhap", sha256=fingerprint(text), created=created)
    created = Resolution(
        day(2014, 3, 24),
        (Step("“Monday” and “this week” name its day."), Step("The report of “Feb. 17” was “last month”.")),
        (day(2014, 3, 25),),
        0.85,
        Basis.INFERENCE,
    )
    return Document(
        SEOUL, "South Korea asks China to back U.N. move", text, "Yonhap", sha256=fingerprint(text), created=created
    )


def seed_project() -> Project:
    """The project of both articles."""
    texts = {name: document(name) for name in FILES}
    found: list[Entity] = list(texts.values())
    found += [Actor(i, name, kind, office) for i, name, kind, office in ACTORS]
    for home, start, end, kind, value, interval in EXPRESSIONS:
        words = texts[home].text[start:end]
        steps = (
            Step(f"“{words}” was read against the article’s date."),
            Step("The nearest such day before it was taken."),
        )
        resolution = Resolution(interval, steps) if interval else None
        span = Span(start, end)
        found.append(TemporalExpression(f"{home}/time/{start}-{end}", home, span, words, kind, value, None, resolution))
    for home, start, end, actor in MENTIONS:
        words = texts[home].text[start:end]
        found.append(Mention(f"{home}/mention/{start}-{end}", home, Span(start, end), words, actor, Form.NAME))
    for home, content, source, kind_, speaker, name in QUOTATIONS:
        spans = tuple(Span(*c) for c in content)
        found.append(Quotation(said(home, spans[0].start), home, spans, (Span(*source),), (), kind_, speaker, name))
    for home, holder, name, issue, polarity, mode, start, end, by in STANCES:
        i = f"{home}/stance/{holder}/{issue}/{start}-{end}"
        quotation = said(home, start) if start in {q[1][0][0] for q in QUOTATIONS if q[0] == home} else ""
        found.append(Stance(i, home, holder, name, issue, polarity, mode, Span(start, end), by, quotation))
    for row in EVENTS:
        found += _event(*row)
    return Project({entity.id: entity for entity in found})


def said(home: str, start: int) -> str:
    """Id of the quotation of a document that begins at a place."""
    return next(
        f"{home}/quotation/{q[1][0][0]}-{q[1][-1][1]}" for q in QUOTATIONS if q[0] == home and q[1][0][0] == start
    )


def _event(
    home: str,
    name: str,
    title: str,
    status: Status,
    kind: str,
    interval: Interval | None,
    span: tuple[int, int],
    dated: int,
    quoted: tuple[int, ...],
) -> list[Entity]:
    expression = next((f"{e[0]}/time/{e[1]}-{e[2]}" for e in EXPRESSIONS if e[0] == home and e[1] == dated), "")
    mention = EventMention(f"{home}/mention-of-event/{span[0]}-{span[1]}/{name}", home, Span(*span), expression)
    steps = (Step("The words name a day without a year."), Step("It was read from the article’s own date."))
    resolution = Resolution(interval, steps) if interval else None
    additions: tuple[Addition, ...] = ()
    if name == "ga":
        additions = (Addition(day(2014, 12, 18), "General Assembly resolution", "A/RES/69/188", "United Nations"),)
    quotations = tuple(said(home, start) for start in quoted)
    order = "" if interval else "after the report of “Wednesday”"
    participants = ("CHN", "PRK") if home == SEOUL else ("KOR", "USA")
    event = Event(
        f"event/{name}", title, status, resolution, kind, (mention.id,), quotations, participants, additions, order
    )
    return [mention, event]
