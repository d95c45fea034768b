"""What the text itself says of a relation: "ties have not returned to their previous level"."""

from __future__ import annotations

import re

from polybius.events.grammar import Clauses
from polybius.events.lexicon import word_class
from polybius.events.parties import Parties
from polybius.resources import table
from polybius.schema import Assessment, Reading, Span
from polybius.syntax import Tree


def assessed(reading: Reading, tree: Tree, clauses: Clauses, parties: Parties) -> tuple[Assessment, ...]:
    """The statements of a text about the relation of two parties that it names; without both none is made."""
    rows = [(re.compile(row["pattern"], re.IGNORECASE), row["statement"]) for row in table("lexicon/assessments")]
    out = []
    for sentence in reading.sentences:
        statement = _statement(reading.words(sentence.span), rows)
        if statement is None:
            continue
        for token in range(sentence.first, sentence.last):
            if tree.lemma(token) not in word_class("relation") or tree[token].upos != "NOUN":
                continue
            dyad = _dyad(token, clauses, parties, reading)
            if dyad is not None:
                chain = _chain(reading, tree[token].span)
                out.append(Assessment(sentence.span, dyad, statement, None, chain))
                break
    return tuple(out)


def _statement(words: str, rows: list[tuple[re.Pattern[str], str]]) -> str | None:
    return next((statement for pattern, statement in rows if pattern.search(words)), None)


def _dyad(noun: int, clauses: Clauses, parties: Parties, reading: Reading) -> tuple[str, str] | None:
    """The two countries whose relation the noun means; a document's only other country stands in for "its"."""
    named = [
        party.country
        for heads in (
            clauses.prepositional(noun, ("between", "with", "of", "to")),
            clauses.possessors(noun),
            clauses.modifiers(noun),
        )
        for party in parties.of(heads)
        if party.country
    ]
    found = list(dict.fromkeys(named))
    if len(found) == 1:
        found += [c for c in _frequent(reading) if c not in found][:1]
    return (found[0], found[1]) if len(found) >= 2 else None


def _frequent(reading: Reading) -> list[str]:
    """Countries by how often the document means them, its mentions counted."""
    counted: dict[str, int] = {}
    for mention in reading.mentions:
        entity = reading.entity(mention.entity)
        if entity is not None and entity.country and len(entity.country) == 3 and entity.country.isupper():
            counted[entity.country] = counted.get(entity.country, 0) + 1
    return sorted(counted, key=lambda country: (-counted[country], country))


def _chain(reading: Reading, span: Span) -> tuple[int, ...]:
    holding = [
        (sum(len(part) for part in attribution.content), index)
        for index, attribution in enumerate(reading.attributions)
        if any(part.contains(span) for part in attribution.content)
    ]
    return tuple(index for _, index in sorted(holding))
