"""What a page shows of a document, an event and a story: each made of a row of the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from polybius.queries import Row
from polybius.report.claims import ClaimView
from polybius.report.highlight import Mark, Piece, inside, marked, marks_of
from polybius.report.labels import (
    PRONOUNS,
    Names,
    according,
    act_words,
    bounds,
    count_words,
    day_words,
    denied,
    doers,
    ends_words,
    several,
    standing,
    type_words,
)

__all__ = ["EventView", "Named", "Source", "StoryView", "address", "event_view", "source_of", "story_view"]

FIELDS = {"event_type": "what", "actors": "who", "recipients": "to whom"}  # weighed, with their titles
SIDES = ("actors", "recipients")
EVIDENCE_ROLES = ("actor", "recipient", "time", "place")  # shown beside a sentence that does not hold them
MAX_ACCORDING = 2  # sources that a line of the table names


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it is cited."""

    id: str
    title: str
    publisher: str | None
    published: str  # a day, or the days on which it can have been published
    inferred: bool  # the document tells no date of its own
    url: str | None  # only http and https
    notice: str | None
    copy_of: str | None
    version: int
    read: bool = True  # False: the events are coded in the document whose text it repeats


@dataclass(frozen=True, slots=True)
class Named:
    """A party of an event in words, and the id under which the document names it."""

    words: str
    entity: str | None  # None: not resolved, or an analyst's word


@dataclass(frozen=True, slots=True)
class EventView:
    """An event with the sentence that tells it."""

    id: str
    story: str | None
    event_type: str
    what: str
    quad: int
    who: str
    whom: str
    when: str
    where: str
    hurt: str
    says: tuple[str, ...]  # the chain of sources, innermost first, the publisher last
    standing: str
    confidence: float | None  # None: imported, nobody has said
    coder: str
    considered: tuple[str, ...]  # what was weighed, a line each for what it is, who acts and on whom
    run: str
    ended: bool | None
    earliest: dt.date | None
    latest: dt.date | None
    sentence: tuple[Piece, ...]
    elsewhere: tuple[tuple[str, str, str], ...]  # role, words and title of what stands outside the sentence
    source: Source
    copies: tuple[Source, ...] = ()  # documents that hold its sentence as well
    repeats: bool = False  # it is told by a copy and counts with the article's own
    corrected: tuple[str, ...] = ()  # what analysts put right, with who and why
    untold: str = ""  # why no sentence stands here: the event was imported
    actors: tuple[Named, ...] = ()
    recipients: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryView:
    """What happened, however many reports tell it."""

    id: str
    title: str
    event_type: str
    what: str
    quad: int
    score: float
    who: str
    whom: str
    when: str
    where: str
    killed: str
    injured: str
    standing: str  # "told as a fact; denied by JNIM"
    done: bool
    n_events: int
    n_documents: int
    n_copies: int
    n_sources: int
    n_denying: int
    earliest: dt.date | None
    latest: dt.date | None
    documents: tuple[str, ...]
    according: str  # the first sources that are named, and how many more
    events: tuple[EventView, ...] = ()
    claims: tuple[ClaimView, ...] = ()  # who says so, who denies it
    counted: bool = True
    why_not: str = ""  # why it is not counted in the relation on the page
    killed_by: str = ""  # "according to Iran", where one side alone gives the number; else who gives least and most
    injured_by: str = ""

    @property
    def publishers(self) -> str:
        """How many publishers tell it, in words."""
        return several(self.n_sources, "publisher") if self.n_sources else "no known publisher"

    @property
    def hurt(self) -> str:
        """Killed and injured in words, each with its least and most."""
        words = ((self.killed, "killed", self.killed_by), (self.injured, "injured", self.injured_by))
        return ", ".join(" ".join(filter(None, (n, what, by))) for n, what, by in words if n)


def event_view(row: Row, names: Names, cited: Mapping[str, Source]) -> EventView:
    """An event's row as the page shows it."""
    marks, start, end = marks_of(row, names), row["sentence_start"], row["sentence_end"]
    source, place = cited[row["document_id"]], row["place"]
    return EventView(
        id=row["event_id"],
        story=row["story_id"],
        event_type=row["event_type"],
        what=type_words(row["event_type"], row["modes"]),
        quad=row["quad"],
        who=_parties(row["actors"], names),
        whom=_parties(row["recipients"], names),
        when=day_words(row["earliest"], row["latest"]),
        where=place["name"] if place else names.country(row["host"]) or "",
        hurt=", ".join(_counted(count, row, names) for count in row["counts"] or ()),
        says=_says(row, names, source),
        standing=standing(row["factuality"], row["auxiliary"]),
        confidence=row["confidence"],
        coder=row["coder"],
        considered=tuple(_considered(row, names)),
        run=row["run_id"],
        ended=row["ended"],
        earliest=row["earliest"],
        latest=row["latest"],
        sentence=marked(row["sentence_text"] or "", marks, start),
        elsewhere=(*_elsewhere(row, marks, start, end), *_numbers_elsewhere(row, names)),
        source=source,
        untold="" if row["sentence_text"] is not None else _untold(row),
        actors=_named(row["actors"], names),
        recipients=_named(row["recipients"], names),
    )


def _considered(event: Row, names: Names) -> Iterator[str]:
    """What was weighed, the likeliest first: "ASSAULT by verbs:shell 0.83, no event 0.17"; and what stands instead.

    Of a side for which nobody was weighed who stands there, and what put them there.
    """
    for field, title in FIELDS.items():
        weighed = [one for one in event["considered"] or () if one["field"] == field]
        said = []
        for one in sorted(weighed, key=lambda one: -one["probability"]):
            by = one["by"] and (f" by {one['by']}" if field == "event_type" else f" ({one['by']})")
            said.append(f"{one['value']}{by} {one['probability']:.2f}")
        if said:
            likeliest = max(weighed, key=lambda one: one["probability"])["value"]
            yield f"{title}: {', '.join(said)}" + (_instead(event, field, likeliest, names) if field in SIDES else "")
        elif field in SIDES and _of_text(event[field]):
            yield f"{title}: {_told_by(event[field], names)}, {_by(event, field)}"


def _instead(event: Row, field: str, likeliest: str, names: Names) -> str:
    """Who stands on a side where the likeliest does not, and by what: the row's own words, or a rule."""
    held = event[field] or ()
    ruled = any(one["field"] == field for one in event["ruled"] or ())
    as_weighed = likeliest in {key for party in held for key in _keys(party)} or (not held and likeliest == "nobody")
    if not all(party["start"] is not None for party in held) or (as_weighed and not ruled):
        return ""  # an analyst's is told beside it
    return f"; taken: {_told_by(held, names) or 'nobody'}, {_by(event, field)}"


def _by(event: Row, field: str) -> str:
    """What put those on a side who stand there, where that is not the weighing."""
    rules = [one["by"] for one in event["ruled"] or () if one["field"] == field]
    if rules:
        return f"by the rule {rules[-1]}"
    return "as the event's row reads it" + ("" if event["ruled"] is not None else " or a later rule says")


def _told_by(parties: Sequence[Row], names: Names) -> str:
    """The parties of a side, each with the words that it was taken from where these say more."""
    said = []
    for party in parties:
        name, words = names.told(party), " ".join((party["text"] or "").split())
        said.append(name if not words or words in name else f"{name} from “{words}”")
    return ", ".join(dict.fromkeys(said))


def _of_text(parties: Sequence[Row] | None) -> bool:
    return bool(parties) and all(party["start"] is not None for party in parties or ())


def _keys(party: Row) -> tuple[str | None, ...]:
    """What a party is called where it is weighed."""
    code = party["code"]
    return party["country"], code, code and code[:3], party["entity"], None if code else "unknown"


def _parties(parties: Sequence[Row] | None, names: Names) -> str:
    return ", ".join(dict.fromkeys(names.told(party) for party in parties or ()))


def _named(parties: Sequence[Row] | None, names: Names) -> tuple[Named, ...]:
    found = {names.told(one): one["entity"] if one["start"] is not None else None for one in parties or ()}
    return tuple(Named(words, entity) for words, entity in found.items())


def _says(row: Row, names: Names, source: Source) -> tuple[str, ...]:
    """The mouths that a telling came through, innermost first: sources, then the publisher."""
    chain = (_mouth(cell, names) for cell in row["sources"] or ())
    return (*chain, source.publisher or "publisher not known")


def _mouth(cell: Row, names: Names) -> str:
    """A source by its words, with who that is."""
    words: str = cell["text"] or "somebody unnamed"
    known = names.id(cell["entity"] or cell["code"]) if cell["entity"] or cell["code"] else None
    if known and known.lower() not in words.lower():
        words = known if words.lower() in PRONOUNS else f"{words} [{known}]"
    if cell["based_on"] and cell["based_on"]["text"]:
        words += f", on the word of {cell['based_on']['text']}"
    return words


def _counted(count: Row, row: Row, names: Names) -> str:
    """A number, with who gives it where that is not who tells the act: "11 killed (the ministry)"."""
    told = count.get("sources")  # of imported events none
    apart = told is not None and [one["cue"] for one in told[:1]] != [one["cue"] for one in (row["sources"] or ())[:1]]
    by = f" ({_mouth(told[0], names) if told else 'the report'})" if apart else ""
    return f"{count_words(count)}{by}"


def _numbers_elsewhere(row: Row, names: Names) -> Iterator[tuple[str, str, str]]:
    """The sentences in which numbers of the act stand that its own does not hold."""
    for count in row["counts"] or ():
        if count.get("sentence"):  # imported events hold none
            yield "count", count["sentence"], _counted(count, row, names)


def _elsewhere(row: Row, marks: Iterable[Mark], start: int, end: int) -> tuple[tuple[str, str, str], ...]:
    """Parties, time and place that the sentence itself does not hold: a pronoun's antecedent, a dateline."""
    words = {(cell["start"], cell["end"]): cell["text"] for cell in _cells(row)}
    return tuple(
        (mark.role, words[mark.start, mark.end], mark.title)
        for mark in marks
        if mark.role in EVIDENCE_ROLES and not inside(mark, start, end) and words.get((mark.start, mark.end))
    )


def _cells(row: Row) -> list[Row]:
    cells = [*(row["actors"] or ()), *(row["recipients"] or ()), row["timex"], row["place"]]
    return [cell for cell in cells if cell]


def _untold(row: Mapping[str, Any]) -> str:
    """Why no sentence stands under an imported event, and what the data say in its place."""
    data = str(row["event_id"]).partition(":")[0].upper()
    said = f" The data's own words: “{row['note']}”" if row.get("note") else ""
    return f"Imported from {data}, which holds no sentence of it.{said}"


def story_view(row: Row, names: Names, events: Iterable[EventView] = (), claims: Iterable[ClaimView] = ()) -> StoryView:
    """A story's row as the page shows it."""
    who, whom = doers(row, names), names.ids(row["recipients"])
    what = type_words(row["event_type"], row["modes"])
    return StoryView(
        id=row["story_id"],
        title=act_words(who, what, whom),
        event_type=row["event_type"],
        what=what,
        quad=row["quad"],
        score=row["score"],
        who=who,
        whom=whom,
        when=day_words(row["earliest"], row["latest"]),
        where=row["place"] or names.country(row["place_country"]) or "",
        killed=bounds(row["killed_min"], row["killed_max"], row["killed_open"]),
        injured=bounds(row["injured_min"], row["injured_max"], row["injured_open"]),
        killed_by=according(row["killed_by"], names) or ends_words(row["killed_least_by"], row["killed_most_by"]),
        injured_by=according(row["injured_by"], names) or ends_words(row["injured_least_by"], row["injured_most_by"]),
        standing="; ".join(filter(None, (standing(row["factuality"]), denied(row, names)))),
        done=bool(row["done"]),
        n_events=row["n_events"],
        n_documents=row["n_documents"],
        n_copies=row["n_copies"],
        n_sources=row["n_sources"],
        n_denying=row["n_denying"],
        earliest=row["earliest"],
        latest=row["latest"],
        documents=tuple(row["documents"] or ()),
        according=_according(row["according"]),
        events=tuple(events),
        claims=tuple(claims),
    )


def _according(sources: Sequence[str] | None) -> str:
    named = [source for source in sources or () if source]
    more = len(named) - MAX_ACCORDING
    return "; ".join(named[:MAX_ACCORDING]) + (f" and {more} more" if more > 0 else "")


def source_of(row: Row) -> Source:
    """A document's row as it is cited."""
    inferred = row["published"] is None
    return Source(
        id=row["document_id"],
        title=row["title"] or f"Untitled ({row['document_id']})",
        publisher=row["publisher"],
        published=day_words(row["earliest"], row["latest"]) if inferred else day_words(row["published"], None),
        inferred=inferred,
        url=address(row["uri"]),
        notice=row["notice"],
        copy_of=row["copy_of"],
        version=row["version"],
    )


def address(uri: str | None) -> str | None:
    """An address that a page may link to: http or https with a host, nothing else."""
    if not uri or any(character <= " " for character in uri):
        return None
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    return uri if parts.scheme in ("http", "https") and parts.netloc else None
