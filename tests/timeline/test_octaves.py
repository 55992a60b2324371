"""A window finds exactly the labelled events that reach into it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.timeline.samples import sample
from viewer.timeline.labels import ALWAYS, blank
from viewer.timeline.octaves import CLOSEST, labelled, octaves
from viewer.timeline.packer import NEVER


@settings(max_examples=80, deadline=None)
@given(
    st.integers(1, 300),
    st.integers(0, 10_000),
    st.lists(st.tuples(st.floats(-30, 10), st.floats(-0.2, 1.2), st.floats(0, 0.6)), min_size=1, max_size=6),
)
def test_what_is_found_is_what_reaches_into_the_window(
    count: int, seed: int, windows: list[tuple[float, float, float]]
) -> None:
    columns, widths = sample(count, seed)
    random = np.random.default_rng(seed)
    level = random.choice([ALWAYS, NEVER, *random.uniform(-30, 8, 20)], count)
    layout = replace(blank(columns, widths), level=level)
    index = octaves(columns, layout)
    assert columns.span
    first, last = columns.span
    edges = [float(columns.low[0]), float(columns.high[count // 2])]
    for zoom, share, part in windows:
        begin = first + share * (last - first)
        for at in (begin, *edges):
            end = at + part * (last - first)
            wanted = (level <= zoom) & (columns.high >= at) & (columns.low <= end)
            np.testing.assert_array_equal(labelled(index, columns, layout, zoom, (at, end)), wanted.nonzero()[0])
    assert sum(len(octave.places) for octave in index) == int((level < NEVER).sum())
    assert all(octave.zoom <= CLOSEST for octave in index)
