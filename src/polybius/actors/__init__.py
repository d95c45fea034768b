"""Who is meant: mentions become entities with PLOVER codes, at the day of the report."""

from polybius.actors.chains import chains
from polybius.actors.resolve import resolve

__all__ = ["chains", "resolve"]
