"""The rows of a store's tables: one record class a table, from which its columns are derived."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from polybius.schema import (
    Affiliation,
    Considered,
    Copied,
    Dateline,
    Dropped,
    Headline,
    Party,
    Place,
    Ruled,
    Span,
    Timex,
)
from polybius.store import imported


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One text of one address, as the newest run that read it understood it."""

    document_id: str
    run_id: str
    address: str  # what makes it the same document: its uri, a file's name and a digest of its full path, else its id
    version: int  # counts the texts seen at the address
    supersedes: str | None  # text digest of the version before
    text_digest: str  # sha256 of the text
    copy_of: str | None  # id of the document whose text it repeats
    uri: str | None
    title: str | None
    publisher: str | None
    author: str | None
    published: dt.date | None
    earliest: dt.date | None
    latest: dt.date | None
    dated_by: tuple[Span, ...]
    dateline: Dateline | None
    language: str | None
    translated: str | None
    notice: str | None
    dropped: tuple[Dropped, ...]
    headline: Headline | None
    n_characters: int
    n_sentences: int
    copied: tuple[Copied, ...]  # where the text stands in the input
    encoding: str | None


@dataclass(frozen=True, slots=True)
class TextRow:
    """An article's text: a table of its own, so that a store can be shared without it."""

    text_digest: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """That a run has read a document, and how much it found; copies of a text name its one owner."""

    document_id: str
    run_id: str
    text_digest: str
    owner: str  # the document under which the events of this text are kept
    asked: bool  # for one given pair: another question to a text, no copy of it
    n_events: int


@dataclass(frozen=True, slots=True)
class CurrentReadingRow:
    """Of the runs that read a text, the newest; one text has one, however many copies of it there are."""

    document_id: str
    run_id: str
    text_digest: str


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """An input that did not become a reading, and why."""

    run_id: str
    uri: str
    why: str


@dataclass(frozen=True, slots=True)
class RunRow:
    """What made some rows: code, weights, tables and settings; ``number`` counts the runs of this store."""

    run_id: str
    number: int
    polybius: str
    model: str
    resources: str
    settings: str
    source: str | None = None  # of an import: whose data, as they are to be cited
    licence: str | None = None  # under which the data came


@dataclass(frozen=True, slots=True)
class SourceCell:
    """Who says so, by which words; innermost first in a chain."""

    start: int | None
    end: int | None
    text: str | None  # None: somebody unnamed
    entity: str | None
    code: str | None
    country: str | None
    sector: str | None
    cue: Span
    content: tuple[Span, ...]
    based_on: Party | None
    vague: bool
    factuality: str | None  # of the event in this source's eyes


@dataclass(frozen=True, slots=True)
class CountCell:
    """How many were killed, injured ..., with bounds, and who says so."""

    what: str
    min: int | None
    max: int | None
    span: Span
    sources: tuple[SourceCell, ...]  # innermost first; none: the report itself; NULL: those of the event
    sentence: str | None  # in which the number stands, where that is not the event's own


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as one run coded it."""

    event_id: str
    run_id: str
    document_id: str
    sentence_index: int
    sentence_start: int
    sentence_end: int
    trigger_start: int
    trigger_end: int
    trigger_text: str
    event_type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    quad: int
    score: float
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    reciprocal: bool
    host: str | None
    place: Place | None
    timex: Timex | None
    earliest: dt.date | None
    latest: dt.date | None
    dated_by: str | None
    counts: tuple[CountCell, ...]
    factuality: str  # the publisher's view
    auxiliary: tuple[str, ...]
    sources: tuple[SourceCell, ...]  # innermost first
    joint: tuple[SourceCell, ...]  # who says it together with one of them: "Chad and Niger said"
    deniers: tuple[SourceCell, ...]  # who denies it, beside those who tell it
    confidence: float
    coder: str
    ended: bool | None
    until: dt.date | None  # the last day of a measure that is laid for a time
    due_earliest: dt.date | None  # days for which it is announced, or from which it holds
    due_latest: dt.date | None
    considered: tuple[Considered, ...]
    ruled: tuple[Ruled, ...]  # sides on which a rule had the last word
    sentence_text: str


@dataclass(frozen=True, slots=True)
class EntityRow:
    """Who somebody is, as one run resolved it in one document."""

    entity_id: str
    run_id: str
    document_id: str
    name: str
    code: str | None
    country: str | None
    sector: str | None
    kind: str
    affiliations: tuple[Affiliation, ...]
    why: str
    names: tuple[str, ...]  # the words by which the document calls it
    n_mentions: int


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A relation between two events of a document."""

    run_id: str
    document_id: str
    kind: str
    from_: str
    to: str
    signal: Span | None
    confidence: float


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """What a text itself says of a relation."""

    assessment_id: str
    run_id: str
    document_id: str
    start: int
    end: int
    text: str
    a: str  # entity ids of the dyad
    b: str
    statement: str
    since: dt.date | None
    sources: tuple[SourceCell, ...]


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """What an analyst puts right; rows are only ever added, and the last one on a field holds."""

    number: int
    target: str  # event or story
    target_id: str
    action: str  # reject, edit, accept (as coded: takes all before back); of a story merge, split
    field: str | None
    value: str | None  # JSON
    who: str
    why: str
    at: dt.datetime  # UTC


@dataclass(frozen=True, slots=True)
class RolledUpRow:
    """That a reading's events are in the roll-ups below, with the corrections up to a number laid over."""

    document_id: str
    run_id: str
    made_by: str  # digests of the tables and the code that made it; what others made is made anew
    corrections: int


@dataclass(frozen=True, slots=True)
class EventPartyRow:
    """A party of an event, sorted by country: by these a dyad's events are found."""

    country: str | None
    entity: str | None
    code: str | None
    text: str | None
    host: str | None  # of the event
    event_id: str
    document_id: str


@dataclass(frozen=True, slots=True)
class BearingRow:
    """What an event does to standing measures, whoever they are between; most do nothing and have no row."""

    event_id: str
    document_id: str
    subjects: tuple[str, ...]  # of the measure, the nearest first; "": one that is not told
    opener: str | None  # the row of ontology/openers that makes it open one
    closes: bool


@dataclass(frozen=True, slots=True)
class MetaRow:
    """What kind of file this is."""

    name: str
    value: str


TABLES: dict[str, type] = {
    "meta": MetaRow,
    "runs": RunRow,
    "documents": DocumentRow,
    "texts": TextRow,
    "readings": ReadingRow,
    "current_readings": CurrentReadingRow,
    "refused": RefusedRow,
    "events": EventRow,
    "entities": EntityRow,
    "links": LinkRow,
    "assessments": AssessmentRow,
    "corrections": CorrectionRow,
    "rolled_up": RolledUpRow,
    "event_parties": EventPartyRow,
    "bearings": BearingRow,
    **imported.TABLES,
}
OF_A_READING = ("events", "entities", "links", "assessments")  # rows that a document's owner holds
