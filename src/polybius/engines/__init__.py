"""Engines: one map over many documents each, that keeps the order of what comes in."""

from polybius.engines.local import Lost, ordered_map

__all__ = ["Lost", "ordered_map"]
