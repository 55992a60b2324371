"""Starts the processes that read documents. Loads no Qt: they start while the window's own modules still load."""

from __future__ import annotations

import gc
import multiprocessing
import os
from concurrent.futures import Executor, ProcessPoolExecutor
from importlib import import_module

from viewer.ui.lifeline import follow_parent

READING = "viewer.ingest"
"""The module a worker reads documents with."""


def worker_processes() -> Executor:
    """Worker processes, started afresh (spawn) and without Qt; one core is left to the window."""
    count = max(1, min(4, (os.cpu_count() or 2) - 1))
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=follow_parent)


def warmed_processes() -> Executor:
    """Worker processes, of which the first is already started and loads what it reads with."""
    executor = worker_processes()
    executor.submit(load, READING)
    return executor


def load(name: str) -> None:
    """Import a module; while modules load nothing becomes garbage that would be worth looking for."""
    gc.disable()
    try:
        import_module(name)
    finally:
        gc.enable()
