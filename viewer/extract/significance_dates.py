"""Which days matter in many documents: those that many of them, over many days, say the same of.

A day's score is weight x (LONE + √agreement) x apart x covered / (late x days), and a little for what is visible
in the articles, which parts days that are otherwise alike:

weight     documents that mention it, each counted less where it only says when something was said, where it only
           names a feast day, where the names that the whole collection is about stand neither near nor in what the
           document is about, where it was written on the day itself or before it, and where many were written on one
           day. An article of the day or the day after that does not name it counts as a faint mention.
agreement  how alike the words are that mention it: mean cosine of tf-idf vectors over pairs of documents. Five articles
           on one election agree, five remarks made on a Monday do not.
apart      1, or less the more the day before or after scores: what seems a day of its own may be part of a burst
covered    1, falling to OUTSIDE the longer before the time in which the documents were written; OUTSIDE after it
late       1, or less the fewer documents were written from that day on: a late day has had few to look back on it
days       a unit of many days is that much less likely to mean any one of them

Documents that mention a date, publication days, and mentions before and after it are the features of Tran et al. (2013)
and of Gholipour Ghalandari and Ifrim (2020); distance in time and likeness of words are those of Tran et al. (2015).
Nothing is trained: the weights are round numbers on a plateau (benchmarks/significance.py).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from viewer.extract.significance_counts import Corpus, Count, Entry, Numbers
from viewer.extract.significance_notes import WORD_BITS, DocumentNotes, numbers

SAME_DAY = 0.8
"""Documents of one publication day count as their number to this power."""
NEARNESS = 2.0
"""How much a name is what the collection is about: its share of the documents that hold it, over that of the name
that most hold, to this power."""
BESIDE_THE_TOPIC = 0.5
"""Weight of a mention with no such name near."""
PASSING = 0.5
"""Weight of a mention in a document that is about something else."""
LONE = 0.15
"""What a mention is worth that no other document's words agree with."""
CROWDED = 0.1
OUTSIDE = 0.2
FEW_AFTER = 0.3
"""Of the share of documents written from a day on, its square root counts, as if at least so many were."""
NEAR = 90
"""Days over which that falls by a factor e, where the documents themselves do not span more."""
VISIBLE = 0.01
"""The most that visible features add; a mention that none agrees with is worth about 0.1."""

Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A day, or a longer unit, and what its significance is made of.

    date   EDTF
    parts  counts (documents, publication_days, retrospective, ahead, published, mentions, in_lead, quotations, actors)
           and the factors of the score (weight, agreement, apart, covered, late, visible), as the module says
    title  of the event that tells most of what the documents say of it, or the headline that does; "" without any
    """

    date: str
    score: float
    parts: Mapping[str, float]
    title: str


@dataclass(frozen=True, slots=True)
class _Words:
    """Weighted words of all units: parallel arrays sorted by unit, then word."""

    place: Numbers
    word: Numbers
    value: Reals
    shared: NDArray[np.bool_]

    def of(self, place: int) -> dict[int, float]:
        """How much the documents make of each word of a unit: of those that several use, where there are any."""
        first, last = np.searchsorted(self.place, [place, place + 1])
        shared = self.shared[first:last]
        kept = shared if shared.any() else ~shared
        return dict(zip(self.word[first:last][kept].tolist(), self.value[first:last][kept].tolist(), strict=True))


def rank(notes: Iterable[DocumentNotes], limit: int | None = None) -> list[Ranked]:
    """The most significant days and longer units, best first; all of them without a limit.

    Takes the notes as a stream; memory grows with what they say of time, not with their text.
    """
    corpus = Corpus.of(notes)
    if not corpus.entries:
        return []
    weights = _weights(corpus)
    place = np.array([e.place for e in corpus.entries], np.int64)
    size = len(corpus.counts)
    weight = np.bincount(place, weights, size)
    words = _words(corpus, place, weights)
    alike = np.bincount(words.place, words.value**2, size) - np.bincount(place, weights**2, size)
    agreement = np.maximum(0.0, alike) / np.maximum(weight, 1e-9) ** 2
    days = np.array([c.unit.days for c in corpus.counts], np.float64)
    before = weight * (LONE + np.sqrt(agreement)) / days
    factors = {
        "weight": weight,
        "agreement": agreement,
        "apart": _apart(corpus, before),
        "covered": _covered(corpus),
        "late": _late(corpus),
        "visible": np.array([_visible(c) for c in corpus.counts]),
    }
    score = before * factors["apart"] * factors["covered"] / factors["late"] + factors["visible"] / days
    firsts = np.array([c.unit.first for c in corpus.counts], np.int64)
    told = np.array([c.documents + c.published > 0 for c in corpus.counts])  # never a day that no document stands for
    best = [n for n in np.lexsort((days, firsts, -score)).tolist() if told[n]][:limit]
    return [_ranked(corpus, words, factors, float(score[n]), n) for n in best]


def _weights(corpus: Corpus) -> Reals:
    """Weights of the entries, with regard to what the collection is about and to many written on one day."""
    most = max(corpus.names.values(), default=0)
    topical = {name: (n / most) ** NEARNESS for name, n in corpus.names.items()} if most > 1 else {}
    together: dict[tuple[int, int], int] = {}
    for e in corpus.entries:
        together[e.place, e.written] = together.get((e.place, e.written), 0) + 1
    weights = np.empty(len(corpus.entries))
    for n, e in enumerate(corpus.entries):
        many = together[e.place, e.written] ** (SAME_DAY - 1)
        weights[n] = e.weight * many * (_closeness(e, topical) if topical else 1.0)
    return weights


def _closeness(entry: Entry, topical: Mapping[int, float]) -> float:
    """What a mention is worth by how near it stands to what the collection is about."""
    if entry.names is None:
        return 1.0
    near = max((topical.get(name, 0.0) for name in entry.names), default=0.0)
    about = max((topical.get(name, 0.0) for name in entry.about), default=0.0)
    return (BESIDE_THE_TOPIC + (1 - BESIDE_THE_TOPIC) * near) * (PASSING + (1 - PASSING) * about)


def _words(corpus: Corpus, place: Numbers, weights: Reals) -> _Words:
    """Sums, unit by unit, of the weighted tf-idf vectors (each of length 1) of what documents say of it."""
    lengths = np.array([len(e.words) for e in corpus.entries], np.int64)
    word = np.concatenate([e.words for e in corpus.entries])
    entry = np.repeat(np.arange(len(lengths)), lengths)
    rarity = _rarity(corpus, word)
    norm = np.sqrt(np.bincount(entry, rarity**2, len(lengths)))
    value = rarity * (weights / np.maximum(norm, 1e-9))[entry]
    keys, index = np.unique((place[entry] << WORD_BITS) | word, return_inverse=True)
    sums: Reals = np.bincount(index.ravel(), value, len(keys)).astype(np.float64)
    shared = np.bincount(index.ravel(), minlength=len(keys)) > 1
    return _Words(keys >> WORD_BITS, keys & ((1 << WORD_BITS) - 1), sums, shared)


def _rarity(corpus: Corpus, words: Numbers) -> Reals:
    """Inverse document frequency of each word; 0 for one that every document has."""
    rarity: Reals = np.log((corpus.documents + 1) / (corpus.frequency[words] + 0.5))
    return np.maximum(0.0, rarity)


def _apart(corpus: Corpus, score: Reals) -> Reals:
    """For each unit 1, or less the higher the scores of the days beside it."""
    apart = np.ones(len(score))
    for n, count in enumerate(corpus.counts):
        if count.unit.days == 1 and score[n] > 0:
            beside = (corpus.place(count.unit.first + step) for step in (-1, 1))
            highest = max((score[p] for p in beside if p is not None), default=0.0)
            apart[n] = 1 / (1 + CROWDED * highest / score[n])
    return apart


def _covered(corpus: Corpus) -> Reals:
    """For each unit 1 inside the time in which the documents were written, falling to OUTSIDE long before it.

    OUTSIDE at once after it: of such a day nobody can have told what happened.
    """
    if not corpus.published:
        return np.ones(len(corpus.counts))
    first, last = min(corpus.published) - 1, max(corpus.published)
    begins = np.array([c.unit.first for c in corpus.counts], np.float64)
    ends = begins + np.array([c.unit.days - 1 for c in corpus.counts], np.float64)
    near: Reals = np.exp(-np.maximum(0.0, first - ends) / max(NEAR, last - first))
    return OUTSIDE + (1 - OUTSIDE) * np.where(begins > last, 0.0, near)


def _late(corpus: Corpus) -> Reals:
    """For each unit 1, or less the fewer documents were written from it on, and so could look back on it."""
    firsts = np.array([c.unit.first for c in corpus.counts], np.int64)
    if not corpus.published:
        return np.ones(len(firsts))
    days = np.sort(np.array(corpus.published, np.int64))
    after = 1 - np.searchsorted(days, firsts) / len(days)
    late: Reals = np.sqrt(FEW_AFTER + (1 - FEW_AFTER) * after)
    return late


def _visible(count: Count) -> float:
    """What can be seen of a day in the articles, from 0 to VISIBLE."""
    seen = (
        0.4 * (count.in_lead > 0)
        + 0.2 * (count.quotations > 0)
        + 0.2 * min(1.0, len(count.actors) / 2)
        + 0.2 * (count.mentions > count.documents)
    )
    return VISIBLE * seen


def _ranked(corpus: Corpus, words: _Words, factors: Mapping[str, Reals], score: float, place: int) -> Ranked:
    count = corpus.counts[place]
    parts: dict[str, float] = {
        "documents": count.documents,
        "publication_days": len(count.publication_days),
        "retrospective": count.retrospective,
        "ahead": count.ahead,
        "published": count.published,
        "mentions": count.mentions,
        "in_lead": count.in_lead,
        "quotations": count.quotations,
        "actors": len(count.actors),
    }
    parts |= {name: round(float(values[place]), 4) for name, values in factors.items()}
    return Ranked(count.unit.edtf, round(score, 4), parts, _title(corpus, count, words.of(place)))


def _title(corpus: Corpus, count: Count, told: Mapping[int, float]) -> str:
    """The title with most of what the documents say of the unit, for its length and standing; the first of equals."""
    offered = count.titles or [(headline, 1.0) for headline in count.headlines]

    def worth(title: tuple[str, float]) -> float:
        words = sorted(numbers(title[0]))
        rarity: list[float] = _rarity(corpus, np.array(words, np.int64)).tolist()
        shared = sum(told.get(w, 0.0) * r for w, r in zip(words, rarity, strict=True))
        return shared / max(math.hypot(*rarity), 1e-9) * title[1]

    return max(dict.fromkeys(offered), key=worth, default=("", False))[0]
