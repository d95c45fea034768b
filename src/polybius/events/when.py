"""When and where: the timex and the place of an event, its days, and the state on whose ground it happened."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from polybius.schema import Reading, Sentence
from polybius.syntax import Tree

HISTORICAL_DAYS = 60  # an event that ended longer than this before publication is background
RECENT_DAYS = 2  # an undated main event of a report's past tense lies at most this long before publication
LOCATIVE = frozenset("in at near on outside inside around across to from over into towards toward of".split())


@dataclass(frozen=True, slots=True)
class Days:
    """The days of an event and what they rest on."""

    timex: int | None
    earliest: dt.date | None
    latest: dt.date | None
    dated_by: str | None  # timex, document


class Setting:
    """Looks up the times and places of one reading's events."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.reading = reading
        self.tree = tree
        self.cue_days = self._told_days()

    def days(self, token: int, sentence: Sentence) -> Days:
        """The days of the event at a token."""
        index = self._timex(token, sentence)
        if index is not None:
            timex = self.reading.timexes[index]
            return Days(index, timex.earliest, timex.latest, "timex")
        document = self.reading.document
        if document.latest is None:
            return Days(None, None, None, None)
        if self._pluperfect(token):
            return Days(None, None, document.latest, "document")
        earliest = document.earliest or document.latest
        return Days(None, earliest - dt.timedelta(days=RECENT_DAYS), document.latest, "document")

    def historical(self, days: Days) -> bool:
        """Whether the event lies well before the report."""
        published = self.reading.document.earliest
        if days.latest is None or published is None or days.dated_by != "timex":
            return False
        return (published - days.latest).days > HISTORICAL_DAYS

    def _timex(self, token: int, sentence: Sentence) -> int | None:
        """The timex of the event's own clause, else the nearest that belongs to no other clause or saying."""
        usable = [
            (index, timex.span)
            for index, timex in enumerate(self.reading.timexes)
            if timex.type in ("DATE", "TIME") and timex.latest and sentence.span.contains(timex.span)
        ]
        usable = [(index, span) for index, span in usable if index not in self.cue_days]
        if not usable:
            return None
        subtree = set(self.tree.subtree(token, ("conj", "parataxis")))
        ranked = []
        for index, span in usable:
            inside = self.reading.tokens_in(span)
            steps = self._steps(token, inside[0]) if inside else None
            if steps is None:
                continue
            own = bool(subtree & set(inside))
            ranked.append((not own, steps, abs(span.start - self.tree[token].span.start), index))
        if not ranked:
            return None
        foreign, steps, _, index = min(ranked)
        return index if not foreign or steps <= FAR_EDGES else None

    def _steps(self, token: int, other: int) -> int | None:
        """Edges of the tree between two tokens."""
        ups = {node: n for n, node in enumerate([token, *self.tree.ancestors(token)])}
        for n, node in enumerate([other, *self.tree.ancestors(other)]):
            if node in ups:
                return ups[node] + n
        return None

    def _told_days(self) -> set[int]:
        """Timexes that date a saying: "... he said on Tuesday": next to the cue and outside the content."""
        out = set()
        for attribution in self.reading.attributions:
            for index, timex in enumerate(self.reading.timexes):
                near = 0 <= timex.span.start - attribution.cue.end <= NEAR_CUE or (
                    0 <= attribution.cue.start - timex.span.end <= NEAR_CUE
                )
                if near and not any(span.contains(timex.span) for span in attribution.content):
                    out.add(index)
        return out

    def _pluperfect(self, token: int) -> bool:
        return any(self.tree.word(c).lower() == "had" for c in self.tree.children(token, "aux"))

    def place(self, token: int, sentence: Sentence) -> int | None:
        """The place of the event: named with a preposition below the predicate, else in its sentence."""
        inside = [
            (index, place) for index, place in enumerate(self.reading.places) if sentence.span.contains(place.span)
        ]
        subtree = set(self.tree.subtree(token))
        ranked = []
        for index, place in inside:
            tokens = self.reading.tokens_in(place.span)
            if not tokens or not self._locative(tokens):
                continue
            coarse = place.precision == "country"
            steps = self._steps(token, tokens[0])
            ranked.append((not subtree & set(tokens), coarse, steps if steps is not None else 99, index))
        return min(ranked)[-1] if ranked else None

    def _locative(self, tokens: list[int]) -> bool:
        chosen = set(tokens)
        head = next((t for t in tokens if self.tree[t].head not in chosen), tokens[0])
        for at in (head, self.tree[head].head):
            if at is None:
                continue
            cases = {self.tree.word(c).lower() for c in self.tree.children(at, "case")}
            if cases & LOCATIVE:
                return True
            if not self.tree.is_(head, "compound", "flat", "nmod", "appos", "amod"):
                break
        return self.tree.is_(head, "obj", "nsubj:pass")  # "hit Ain al-Asad"

    def host(self, place: int | None, acts_on_ground: bool) -> str | None:
        """The state on whose ground it happened: the place's, else none unless a place of the document says so."""
        if place is not None:
            return self.reading.places[place].country
        if not acts_on_ground:
            return None
        dateline = self.reading.document.dateline
        if dateline is None or dateline.place is None:
            return None
        found = [p.country for p in self.reading.places if dateline.span.overlaps(p.span)]
        return found[0] if found else None


FAR_EDGES = 5  # a timex further away in the tree belongs to another clause
NEAR_CUE = 14  # characters: "said on Tuesday", "on Tuesday said"
