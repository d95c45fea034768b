"""Who did what to whom: PLOVER 2.0 events out of predicates, their grammar and a lexicon that is a table."""

from polybius.events.code import code

__all__ = ["code"]
