"""Who is meant: mentions become entities with PLOVER codes, at the day of the report."""

from polybius.actors.resolve import resolve

__all__ = ["resolve"]
