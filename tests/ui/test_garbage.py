"""Widgets nobody names any more are taken apart on the window's thread, whichever thread was busy."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from viewer.ui.garbage import LOTS, PATIENCE, GarbageCollector


class Panel(QWidget):
    """A widget in a circle with itself, as a panel is whose buttons call it."""

    ended: ClassVar[list[int]] = []

    def __init__(self) -> None:
        super().__init__()
        self.call = self.show

    def __del__(self) -> None:
        Panel.ended.append(threading.get_ident())


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GarbageCollector]:
    Panel.ended.clear()
    made = GarbageCollector()
    yield made
    made.stop()
    gc.unfreeze()


def busy() -> None:
    """Ask for much memory, as what takes results does."""
    kept = [[number] for number in range(200_000)]
    assert len(kept) == 200_000


def test_a_busy_thread_takes_no_widget_apart(collector: GarbageCollector) -> None:
    Panel()
    thread = threading.Thread(target=busy)
    thread.start()
    thread.join()
    assert not Panel.ended
    for _ in range(PATIENCE):
        collector.collect()
    assert Panel.ended == [threading.get_ident()]


def test_what_stayed_long_is_looked_through_too(collector: GarbageCollector) -> None:
    panel = Panel()
    gc.collect()  # it is old now
    del panel
    kept: list[list[list[int]]] = []
    while not Panel.ended and len(kept) < 2_000:
        kept.append([[number] for number in range(1_000)])
        collector.collect()
    assert Panel.ended == [threading.get_ident()]


@pytest.mark.parametrize("at_once", [2 * LOTS, LOTS // 5], ids=["a project opened", "documents read one by one"])
def test_a_large_project_is_not_looked_through_again_and_again(collector: GarbageCollector, at_once: int) -> None:
    gc.freeze()  # what the tests themselves are made of
    kept: list[list[int]] = []
    longest = 0
    while len(kept) < 10 * LOTS:
        kept += [[number] for number in range(at_once)]
        collector.collect()
        longest = max(longest, len(gc.get_objects()))
    assert longest < 2 * LOTS
    panel = Panel()
    del panel
    for _ in range(PATIENCE):
        collector.collect()
    assert Panel.ended == [threading.get_ident()]


def test_it_looks_by_itself(qtbot: QtBot, collector: GarbageCollector) -> None:
    Panel()
    kept = [[number] for number in range(2_000)]
    qtbot.waitUntil(lambda: bool(Panel.ended), timeout=10_000)
    assert len(kept) == 2_000


def test_when_it_stops_python_collects_again(qtbot: QtBot) -> None:
    made = GarbageCollector()
    assert not gc.isenabled()
    made.stop()
    assert gc.isenabled()
