"""Dateline: what happened when, who said so, and where every country stands."""

__version__ = "0.1.0"
