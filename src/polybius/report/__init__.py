"""The written assessment of a relation, and the ladder under every number of it."""

from polybius.report.corrections import after
from polybius.report.ladder import Ladder, Rung, explain
from polybius.report.world import bundled
from polybius.report.write import plot, write

__all__ = ["Ladder", "Rung", "after", "bundled", "explain", "plot", "write"]
