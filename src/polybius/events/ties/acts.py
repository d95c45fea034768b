"""The acts that the prose of one reading tells, each by its word, and which of them tell one act."""

from __future__ import annotations

from polybius.events.ties.again import Again
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Reading
from polybius.syntax import Tree


class Acts:
    """The acts of one reading, in the order of the text."""

    def __init__(self, reading: Reading, tree: Tree, again: Again) -> None:
        self.reading, self.tree, self.again, self.retold = reading, tree, again, again.retold
        self.by_id = {event.id: event for event in reading.events}
        self.token = {event.id: tree.head_of(event.trigger) for event in reading.events}
        prose = (event for event in reading.events if reading.sentences[event.sentence].kind == "prose")
        self.told = [event for event in prose if not self.by_the_way(event)]

    def root(self, event: Event) -> Event:
        """The first telling of the act."""
        seen = {event.id}
        while (first := self.again.first.get(event.id)) is not None and first not in seen:
            event = self.by_id[first]
            seen.add(first)
        return event

    def by_the_way(self, event: Event) -> bool:
        """Whether it only says how another act is meant: "expelled the envoy in protest"."""
        token = self.token[event.id]
        if token is None or self.tree.lemma(token) not in word_class("complaint"):
            return False
        return any(self.tree.lemma(case) == "in" for case in self.tree.children(token, "case"))
