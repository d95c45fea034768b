"""The records that the stages pass on: frozen, and resting on spans of the document's text.

Every span is half-open characters of ``Document.text``; days are local days of the place where something happened;
codes are PLOVER's, country and sector written together (``USAMIL``). Absent is ``None`` or ``()``.
"""

from __future__ import annotations

import bisect
import dataclasses
import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from polybius.document import Copied as Copied
from polybius.document import Dateline as Dateline
from polybius.document import Document as Document
from polybius.document import Dropped as Dropped
from polybius.document import Headline as Headline
from polybius.document import Span as Span
from polybius.slots import by_slots

PUBLISHER_VIEW = ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu")
LINE = "line="  # in an address before the number of a row that has no id: "reports.jsonl#line=12"
AUXILIARY = ("historical", "future", "hypothetical", "negation")


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that did not become a Reading, and why."""

    uri: str
    why: str


@by_slots
@dataclass(frozen=True, slots=True)
class Token:
    """A word as Universal Dependencies cuts it, with what the language model says of it."""

    span: Span
    lemma: str = ""
    upos: str = ""
    tag: str = ""  # Penn Treebank tag: VBD, VBN, NNS ...
    head: int | None = None  # index into Reading.tokens; None: the root of its sentence
    deprel: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; its tokens are ``Reading.tokens[first:last]``."""

    span: Span
    first: int
    last: int
    read: bool = True  # False: the cheap filter passed it over
    kind: str = "prose"  # prose, headline, heading or dateline


@dataclass(frozen=True, slots=True)
class Role:
    """A PropBank argument of a predicate, by its head word."""

    label: str  # ARG0 ... ARG5, ARGM-TMP, ARGM-LOC, ARGM-NEG ...
    token: int  # index into Reading.tokens


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate (verb or noun) with its PropBank roles."""

    token: int
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """Somebody who may stand on a side of an event, by the head word."""

    name: str  # actor or recipient
    token: int
    probability: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """A word that the language model takes for one that tells an event, with what it may be."""

    token: int
    probability: float  # that it tells any event
    types: Mapping[str, float]  # PLOVER type -> probability, of the likelier types
    sides: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """Two words that the language model takes for the heads of a cause and of its effect, and the words around them."""

    cause: int  # the head word's token
    effect: int
    told: float  # probability that the sentence tells any cause and effect
    clause: float  # that clauses with these heads are cause and effect
    event: float  # that these words tell events of which the one causes the other
    cause_words: tuple[int, int]  # tokens of the cause's clause: the first and the one after the last
    effect_words: tuple[int, int]
    signal_words: tuple[int, int] | None = None


@by_slots
@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name or describe somebody or something that can act or be acted on."""

    span: Span
    kind: str  # PER, ORG, GPE, LOC, NORP, FAC; AGENT for common nouns ("Iraqi forces"), PRON for pronouns
    head: Span  # the head word
    entity: str | None = None  # an Entity's id


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A tie of one entity to another, with the days between which it held."""

    entity: str
    kind: str  # part_of, sponsor, member, state_force
    from_: dt.date | None = None
    to: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """Who somebody is."""

    id: str
    name: str
    code: str | None  # country and sector: USAMIL
    country: str | None  # alpha-3, or IGO, UNO, EUR, NGO, ISM, IMG, MNC
    sector: str | None  # GOV, MIL, REB ...
    kind: str  # country, government, military, group, organisation, person, people ...
    affiliations: tuple[Affiliation, ...] = ()
    why: str = ""  # the table row or rule that resolved it


@by_slots
@dataclass(frozen=True, slots=True)
class Timex:
    """A TimeML TIMEX3: the words that tell a time, and the days that they can mean."""

    span: Span
    type: str  # DATE, TIME, DURATION or SET
    value: str  # ISO 8601, as TimeML writes it: "2020-05-12", "2020-05", "P3D"
    earliest: dt.date | None
    latest: dt.date | None  # included


@by_slots
@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map that some words name."""

    span: Span
    name: str
    kind: str  # country, admin1, city, base, airport, region ...
    country: str | None  # alpha-3
    admin1: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    precision: str  # country, admin1, city or point


@by_slots
@dataclass(frozen=True, slots=True)
class Party:
    """Words that stand for a source, an actor or a recipient, and who that is."""

    span: Span
    entity: str | None = None
    code: str | None = None
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: the source, the cue word, the content."""

    source: Party | None  # None: somebody unnamed ("it was reported that")
    cue: Span
    content: tuple[Span, ...]
    within: int | None = None  # the attribution whose content holds this one
    based_on: Party | None = None  # "told by the Pentagon", "citing two officials"
    vague: bool = False  # "reportedly", "unnamed officials", "citing a source"
    antecedent: Span | None = None  # whom a pronoun speaks for that has no entity: "A diplomat ... He said"


@dataclass(frozen=True, slots=True)
class Causation:
    """A cause and its effect as the text tells them."""

    cause: Span
    effect: Span
    signal: Span | None
    kind: str  # cause, response, purpose, condition
    probability: float | None = None  # by the language model; None: a signal of the table tells it


@dataclass(frozen=True, slots=True)
class Count:
    """How many were killed, injured ..., with bounds."""

    what: str  # killed, injured, arrested, displaced, abducted, money ...
    min: int | None
    max: int | None
    span: Span
    attributions: tuple[int, ...] = ()  # who gives the number, innermost first; (): the report itself


@dataclass(frozen=True, slots=True)
class Belief:
    """The factuality of an event in the eyes of one source."""

    attribution: int  # index into Reading.attributions
    value: str  # CT+ ... Uu


@dataclass(frozen=True, slots=True)
class Considered:
    """What was weighed for a field of an event.

    The likeliest was taken, but for a side that the event's row reads by its own words or a rule fills afterwards.
    """

    field: str  # event_type, actors, recipients
    value: str  # a PLOVER type; a country, or the code of an organisation; nobody, unknown
    by: str  # the lexicon's row, or "model:TYPE"; of a party its words, "" for nobody
    probability: float  # 0 to 1; of a type that it is told at all


@dataclass(frozen=True, slots=True)
class Ruled:
    """A side of an event that a rule changed after its row had read it and the choice had weighed it."""

    field: str  # actors, recipients
    by: str  # the rule that had the last word, by its module of ``polybius.events``: "sides/garrisons"


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, coded in PLOVER 2.0."""

    id: str
    sentence: int
    trigger: Span
    event_type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    quad: int  # 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
    score: float  # -10 to +10
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    reciprocal: bool
    host: str | None  # alpha-3 of the state on whose ground it happened
    place: int | None  # index into Reading.places
    timex: int | None  # index into Reading.timexes
    earliest: dt.date | None
    latest: dt.date | None
    dated_by: str | None  # timex, document, or sentence before
    counts: tuple[Count, ...]
    factuality: str  # the publisher's view, FactBank values
    factuality_by: tuple[Belief, ...]
    auxiliary: tuple[str, ...]
    attributions: tuple[int, ...]  # innermost first
    confidence: float  # probability that type and parties are right
    coder: str  # the lexicon row that coded it
    ended: bool | None  # True: what it tells has ended ("was halted, then resumed")
    considered: tuple[Considered, ...] = ()  # the likeliest first, field by field; () where nothing was weighed
    until: dt.date | None = None  # the last day of a measure that is laid for a time: "closed it until Friday"
    due_earliest: dt.date | None = None  # days for which it is announced, or from which it holds: "from 13 August"
    due_latest: dt.date | None = None
    ruled: tuple[Ruled, ...] = ()  # of a side that stands as its row reads it or as it was weighed there is none


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two events of a document."""

    kind: str  # causes, responds_to, ends, resumes, same_as
    from_: str  # event id
    to: str
    signal: Span | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the text itself says of a relation."""

    span: Span
    dyad: tuple[str, str]  # entity ids
    statement: str  # worse, better, not_recovered, recovered
    since: dt.date | None
    attributions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What made a reading: code, model, tables and settings."""

    id: str
    polybius: str
    model: str  # sha256 of the weights
    resources: str  # digest of the tables
    settings: str  # digest of the settings


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and everything that was read out of it, one layer a stage."""

    document: Document
    run: Run | None = None
    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = field(default=(), repr=False)
    frames: tuple[Frame, ...] = field(default=(), repr=False)
    proposals: tuple[Proposal, ...] | None = field(default=None, repr=False)  # None: the annotator makes none
    ties: tuple[Tie, ...] | None = field(default=None, repr=False)  # None: the annotator makes none
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    timexes: tuple[Timex, ...] = ()
    places: tuple[Place, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    causations: tuple[Causation, ...] = ()
    events: tuple[Event, ...] = ()
    links: tuple[Link, ...] = ()
    assessments: tuple[Assessment, ...] = ()

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def words(self, span: Span) -> str:
        """The words of a span."""
        return span.of(self.document.text)

    def sentence(self, event: Event) -> str:
        """The sentence that an event was read from."""
        return self.words(self.sentences[event.sentence].span)

    def sentence_at(self, offset: int) -> int | None:
        """Index of the sentence that holds a character; None between sentences."""
        index = bisect.bisect_right(self.sentences, offset, key=lambda sentence: sentence.span.start) - 1
        return index if index >= 0 and offset < self.sentences[index].span.end else None

    def tokens_in(self, span: Span) -> list[int]:
        """Indices of the tokens that overlap a span, in order."""
        first = bisect.bisect_right(self.tokens, span.start, key=lambda token: token.span.end)
        last = bisect.bisect_left(self.tokens, span.end, lo=first, key=lambda token: token.span.start)
        return list(range(first, last))

    def entity(self, id: str | None) -> Entity | None:
        """The entity of that id, if this reading has it."""
        return next((entity for entity in self.entities if entity.id == id), None)

    def party(self, mention: Mention) -> Party:
        """The mention as an actor, recipient or source, with its entity's codes."""
        entity = self.entity(mention.entity)
        if entity is None:
            return Party(mention.span)
        return Party(mention.span, entity.id, entity.code, entity.country, entity.sector)

    def to_dict(self) -> dict[str, Any]:
        """The Reading as JSON-ready values, as docs/schema.md lists them."""
        return {
            "document": _document_dict(self.document),
            **{name: [_flat(record, self.text) for record in getattr(self, name)] for name in LAYERS},
            "run": _flat(self.run, self.text) if self.run else None,
        }


LAYERS = (
    "sentences",
    "mentions",
    "entities",
    "timexes",
    "places",
    "attributions",
    "causations",
    "events",
    "links",
    "assessments",
)
TOKEN_INDICES = ("first", "last")  # of the sentences: inner matters, not part of the JSON


def event_id(document: Document, trigger: Span) -> str:
    """The id of the event at a trigger: the same for the same text, whatever model reads it."""
    return hashlib.sha256(f"{document.digest}:{trigger.start}:{trigger.end}".encode()).hexdigest()[:16]


def _document_dict(document: Document) -> dict[str, Any]:
    values = {key: value for key, value in _fields(document) if key not in ("given", "path")}
    return {key: _value(value, document.text) for key, value in values.items()}


def _fields(record: Any) -> Iterator[tuple[str, Any]]:
    return ((item.name, getattr(record, item.name)) for item in dataclasses.fields(record))


def _flat(record: Any, text: str) -> dict[str, Any]:
    """The record as a dict; its own span becomes start, end and text."""
    out: dict[str, Any] = {}
    for name, value in _fields(record):
        if name in TOKEN_INDICES:
            continue
        if name == "span" and isinstance(value, Span):
            out |= _span_dict(value, text)
        else:
            out[name.rstrip("_")] = _value(value, text)
    if isinstance(record, Sentence):
        del out["text"]  # the document has it
    return out


def _span_dict(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _value(value: Any, text: str) -> Any:
    if isinstance(value, Span):
        return _span_dict(value, text)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_value(item, text) for item in value]
    if dataclasses.is_dataclass(value):
        return _flat(value, text)
    return value
