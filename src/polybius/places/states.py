"""The states of which a reading tells by their peoples, and not as a place."""

from __future__ import annotations

from polybius.schema import Reading, Span


class States:
    """Whose people a reading names ("Iranian guards"), in all and by sentence."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        countries = {entity.id: entity.country for entity in reading.entities}
        peoples = [mention for mention in reading.mentions if mention.kind == "NORP"]
        named = ((mention.span.start, countries.get(mention.entity or "")) for mention in peoples)
        self._named = [(reading.sentence_at(start), country) for start, country in named if country]
        self.told = frozenset(country for _, country in self._named)

    def beside(self, span: Span) -> frozenset[str]:
        """The states whose people the sentence of a place names."""
        here = self._reading.sentence_at(span.start) if self._named else None
        return frozenset(country for at, country in self._named if at == here)
