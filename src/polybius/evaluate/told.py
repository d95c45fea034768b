"""Events as a coder noted them or a program read them: put in their place in the text, and compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from polybius.errors import EvaluationError
from polybius.evaluate import standoff
from polybius.evaluate.coding import agreement, folded
from polybius.evaluate.matching import ENOUGH, greedy
from polybius.events.words.ontology import ontology

Record = dict[str, Any]

DONE = ("asserted", "historical")
STATUS = {"negation": "negated", "hypothetical": "hypothetical", "future": "future", "historical": "historical"}
SYMMETRIC = ("AGREE", "CONSULT", "COOPERATE")  # one coder lists the parties as actors, another on both sides
OPEN = ("0001-01-01", "9999-12-31")  # ends of days that are not told


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts or is acted on: the words, the name of whom they mean, the country as it is compared; "": not known."""

    text: str
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Told:
    """An event with its place in the text."""

    type: str
    start: int | None  # of the sentence; None: the text does not have it
    end: int | None
    words: str  # the first of the sentence
    trigger: tuple[int, int] | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    days: tuple[str, str] | None
    place: str  # its country
    counts: tuple[tuple[str, int | None, int | None], ...]  # what, min, max
    source: str
    status: str
    certain: bool
    clear: bool  # False: another careful coder might leave it out
    confidence: float | None  # the reader's own; a coder gives none
    fields: frozenset[str]  # the fields that its record has, filled or not

    @property
    def done(self) -> bool:
        """Whether it is told as a fact."""
        return self.status in DONE

    @property
    def mutual(self) -> bool:
        """Whether its parties act on one another."""
        return len(self.actors) > 1 and not self.recipients


def placed(record: Record, text: str) -> Told:
    """A record in the coders' form, or as much of it as there is, put in its place in a text.

    Raises:
        EvaluationError: a type that PLOVER does not have.
    """
    if record["type"] not in ontology():
        raise EvaluationError(f"{record['doc']}: type {record['type']!r} is none of {', '.join(ontology())}")
    start, trigger = _place(record, text)
    days = [(record.get(bound) or end)[:10] for bound, end in zip(("earliest", "latest"), OPEN, strict=True)]
    return Told(
        type=record["type"],
        start=start,
        end=record.get("end"),
        words=" ".join(record["sentence"].split())[: standoff.PREFIX],
        trigger=trigger,
        actors=_parties(record.get("actors")),
        recipients=_parties(record.get("recipients")),
        days=None if tuple(days) == OPEN else (days[0], days[1]),
        place=_party(record.get("place") or {}).country,
        counts=tuple((count["what"], count.get("min"), count.get("max")) for count in record.get("counts") or ()),
        source=record.get("source") or "",
        status=record.get("status") or "asserted",
        certain=record.get("certain", True),
        clear=record.get("clear") is not False,
        confidence=record.get("confidence"),
        fields=frozenset(record) | ({"days"} if "earliest" in record else set()),
    )


def _place(record: Record, text: str) -> tuple[int | None, tuple[int, int] | None]:
    start, trigger = record.get("start"), record.get("trigger")
    if isinstance(trigger, dict):
        return start, (trigger["start"], trigger["end"])
    if start is not None:
        return start, standoff.trigger_from(start, trigger or "", text)
    return standoff.place(record["sentence"], trigger or "", text)


def _parties(listed: Iterable[Record] | None) -> tuple[Party, ...]:
    return tuple(_party(party) for party in listed or ())


def _party(party: Record) -> Party:
    country = folded(party.get("country") or party.get("code"))
    return Party(party.get("text") or "", party.get("name") or "", "" if "-" in country else country)


def of_reading(reading: Record) -> Iterator[Record]:
    """The events of a reading, given as JSON, in the coders' form."""
    document, entities = reading["document"], {entity["id"]: entity for entity in reading.get("entities") or ()}

    def named(party: Record) -> Record:
        entity = entities.get(party.get("entity"), {})
        codes = (party.get("country"), party.get("code"), entity.get("country"), entity.get("code"))
        return {"text": party.get("text"), "name": entity.get("name"), "country": next(filter(None, codes), None)}

    for event in reading.get("events") or ():
        sentence = reading["sentences"][event["sentence"]]
        factuality = event.get("factuality") or ""
        marks = [*(event.get("auxiliary") or ()), *(["negation"] if factuality.endswith("-") else [])]
        sources = [reading["attributions"][index].get("source") or {} for index in event.get("attributions") or ()]
        yield {
            "doc": document["id"],
            "sentence": document["text"][sentence["start"] : sentence["end"]][: standoff.PREFIX],
            "start": sentence["start"],
            "end": sentence["end"],
            "trigger": event.get("trigger"),
            "type": event["event_type"],
            "actors": [named(party) for party in event.get("actors") or ()],
            "recipients": [named(party) for party in event.get("recipients") or ()],
            "earliest": event.get("earliest"),
            "latest": event.get("latest"),
            "place": None if event.get("place") is None else reading["places"][event["place"]],
            "counts": event.get("counts"),
            "source": sources[0].get("text") if sources else None,  # the innermost
            "status": next((STATUS[mark] for mark in STATUS if mark in marks), "asserted"),
            "certain": not factuality or factuality.startswith("CT"),
            "confidence": event.get("confidence"),
        }


# Compared


def overlap(noted: Told, read: Told) -> bool:
    """Whether the triggers share a character."""
    one, other = noted.trigger, read.trigger
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def same_sentence(noted: Told, read: Told) -> bool:
    """Whether both are told in one sentence; where its place is not known, by its first words."""
    if overlap(noted, read):
        return True
    if noted.start is None or read.start is None:
        return noted.words.startswith(read.words) or read.words.startswith(noted.words)
    if noted.start == read.start or noted.words == read.words:  # a sentence told twice is noted by its words alone
        return True
    at = noted.trigger[0] if noted.trigger else noted.start
    return read.end is not None and read.start <= at < read.end


def same_type(noted: Told, read: Told) -> bool:
    """Whether both have one PLOVER type."""
    return noted.type == read.type


def same_quad(noted: Told, read: Told) -> bool:
    """Whether both types lie in one quad."""
    return ontology()[noted.type].quad == ontology()[read.type].quad


def same_countries(noted: Told, read: Told) -> bool:
    """Whether each side has a right country, and nobody where none is known."""
    return _sides_agree(noted, read, _countries, lambda some, others: (Counter(some) & Counter(others)).total())


def same_names(noted: Told, read: Told) -> bool:
    """Whether each side has a right name, and nobody where nobody is noted."""
    return _sides_agree(noted, read, list, lambda some, others: matched(some, others, _alike))


def _sides_agree(
    noted: Told,
    read: Told,
    values: Callable[[Sequence[Party]], list[Any]],
    shared: Callable[[list[Any], list[Any]], int],
) -> bool:
    """One value shared on each side where there is any; of mutual acts two, on whatever side they stand."""
    (actors, recipients), (read_actors, read_recipients) = (
        (values(told.actors), values(told.recipients)) for told in (noted, read)
    )
    pairs = ((actors, read_actors), (recipients, read_recipients))
    if all(shared(some, others) if some or others else True for some, others in pairs):
        return True
    mutual = noted.mutual or (read.mutual and noted.type in SYMMETRIC)
    return mutual and shared(actors + recipients, read_actors + read_recipients) > 1


def _countries(parties: Sequence[Party]) -> list[str]:
    return [party.country for party in parties if party.country]


def _alike(noted: Party, read: Party) -> bool:
    """Whether two names share enough words; of a read pronoun the name of whom it means counts as well."""
    return any(agreement(noted.text, name) >= ENOUGH for name in (read.text, read.name) if name)


def matched(noted: Sequence[Any], read: Sequence[Any], same: Callable[[Any, Any], bool]) -> int:
    """How many of the noted find a read one of their own."""
    left, n = list(read), 0
    for one in noted:
        at = next((at for at, other in enumerate(left) if same(one, other)), None)
        if at is not None:
            del left[at]
            n += 1
    return n


def align(noted: Sequence[Told], read: Sequence[Told], clear: Callable[[Told], bool]) -> dict[int, int]:
    """Which noted event each read one meets: read index to noted index, at most one of its sentence, the best first."""

    def rank(one: Told, other: Told) -> tuple[bool, ...]:
        return (
            overlap(one, other), same_type(one, other), one.done == other.done, clear(one),
            same_quad(one, other), same_countries(one, other), same_names(one, other),
        )  # fmt: skip

    pairs = [(i, j) for i, one in enumerate(noted) for j, other in enumerate(read) if same_sentence(one, other)]
    return {j: i for i, j in greedy((rank(noted[i], read[j]), i, j) for i, j in pairs).items()}
