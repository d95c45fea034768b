"""The ladder under a number: finding, level, stories, events, sentences, documents."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from polybius.errors import StoreError
from polybius.queries import fetched
from polybius.relations import CHANNELS, Level, day_of, ledgers
from polybius.report import imported
from polybius.report.chain import Chain, chain_of
from polybius.report.claims import ClaimView, claims_of
from polybius.report.corrections import moves_of
from polybius.report.evidence import documents_of, events_of, stories_of
from polybius.report.highlight import plain
from polybius.report.labels import Names, day_words, names_of, several, signed
from polybius.report.views import EventView, Source, StoryView
from polybius.report.waterfall import joins_of, near_of
from polybius.store import Store, rejected_of
from polybius.stories import replaced, standing

__all__ = ["Ladder", "Rung", "explain"]

# "USA/IRQ" all levels, "USA/IRQ@2020-01-03" the finding around a day, "USA/IRQ#2020-01-06" the level of its week
DYAD = re.compile(
    r"(?P<a>[^/@]+)/(?P<b>[^/@]+?)(?P<mark>@|#|$)(?P<first>\d{4}-\d\d-\d\d)?(\.\.(?P<last>\d{4}-\d\d-\d\d))?"
)
INDENT = "  "
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder."""

    depth: int
    # finding, level, measure, assessment, story, chain, spread, joined, apart, claim, event, coder, weighed,
    # corrected, aside, says, sentence, number, document, version, run, copy, headline, translated, dropped, text
    kind: str
    id: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """What a number rests on, from the top down to the documents."""

    id: str
    kind: str
    rungs: tuple[Rung, ...]

    def of(self, kind: str) -> tuple[Rung, ...]:
        """The rungs of one kind."""
        return tuple(rung for rung in self.rungs if rung.kind == kind)

    def __str__(self) -> str:
        return "\n".join(f"{INDENT * rung.depth}{rung.kind:<8} {rung.text}" for rung in self.rungs)


def explain(store: Store, id: str) -> Ladder:
    """What a finding, level, measure, story, claim, event or document of a store rests on.

    Args:
        store: A store that has been linked.
        id: The id of a story, claim, event, measure, assessment or document; ``USA/IRQ@2020-01-03`` for the finding
            around a day, ``USA/IRQ#2020-01-06`` for the level of the week that holds a day, ``USA/IRQ`` for all levels.

    Raises:
        StoreError: the store holds no such id, or the day is none.
        InputError: days of a finding that are none, or the last before the first.
    """
    names = names_of(store.connection)
    dyad = DYAD.fullmatch(id)
    if dyad and (dyad["mark"] == "" or dyad["first"]):
        kind, found = _dyad(store, names, dyad)
        return Ladder(id, kind, tuple(found))
    kinds = (
        ("story", _story), ("event", _event), ("document", _document), ("claim", _claim),
        ("assessment", _assessment), ("measure", _measure),
    )  # fmt: skip
    for kind, climb in kinds:
        rungs = tuple(climb(store, names, id))
        if rungs:
            return Ladder(id, kind, rungs)
    if rejected := tuple(_rejected(store, names, id)):
        return Ladder(id, "story", rejected)
    if fetched(store.connection, "SELECT 1 FROM story_revisions WHERE story_id = $1", [id]):
        raise StoreError(
            f"no report tells story {id} any more: those that did were replaced, or are read otherwise now"
        )
    raise StoreError(
        f"{id!r} is no story, event, document, claim, assessment or measure of {store.path}; "
        f"see: polybius stories {store.path}"
    )


def _dyad(store: Store, names: Names, asked: re.Match[str]) -> tuple[str, Iterator[Rung]]:
    relation = store.relation(asked["a"], asked["b"])
    who = " and ".join(map(names.side, relation.dyad or ()))
    if asked["mark"] == "@":
        finding = relation.around((asked["first"], asked["last"] or asked["first"]))
        ids = tuple(dict.fromkeys([*finding.stories, *(id for measure in finding.measures for id in measure.stories)]))
        over = _over(store, names, Rung(0, "finding", asked[0], finding.summary), ids)
        return "finding", itertools.chain(
            over, _of_imported(store, names, asked, (finding.start, finding.end), relation.data)
        )
    levels = relation.level("week")
    if asked["mark"] == "#":
        day = day_of(asked["first"])
        levels = [level for level in levels if level.start <= day <= level.end]
        below = [_of_imported(store, names, asked, (level.start, level.end), relation.data) for level in levels]
        return "level", itertools.chain(_levels(store, names, who, levels), *below)
    return "level", _levels(store, names, who, levels)


def _of_imported(
    store: Store, names: Names, asked: re.Match[str], days: tuple[dt.date, dt.date], data: str
) -> Iterator[Rung]:
    """The imported events of some days that are counted, the last first; of many some of them, and their number."""
    if data not in imported.KINDS:
        return
    found = imported.listed(store.connection, names, (asked["a"], asked["b"]), days, data=data)
    for event in found.events:
        yield from _of_event(event, 1)
    if found.total > len(found.events):
        yield Rung(
            1, "event", None, f"and {several(found.total - len(found.events), 'more imported event')} of these days"
        )


def _levels(store: Store, names: Names, who: str, levels: Iterable[Level]) -> Iterator[Rung]:
    for level in levels:
        figures = ", ".join(
            f"{channel} {signed(estimate.value, estimate.low80, estimate.high80)}"
            for channel in CHANNELS
            if (estimate := getattr(level, channel)) is not None
        )
        days = day_words(level.start, level.end)
        yield from _over(store, names, Rung(0, "level", None, f"{who}, {days}: {figures} (80 %)"), level.stories)


def _over(store: Store, names: Names, top: Rung, stories: Iterable[str]) -> Iterator[Rung]:
    yield top
    for story in stories_of(store.connection, names, stories):
        yield from _of_story(story, top.depth + 1)


def _story(store: Store, names: Names, id: str) -> Iterator[Rung]:
    for story in stories_of(store.connection, names, [standing(store.connection, id)]):
        chain = chain_of(store.connection, names, story.id)
        yield _story_rung(story, 0)
        yield from _chain_rungs(chain, 1) if chain else ()
        for line in moves_of(store.connection, [event.id for event in story.events]):
            yield Rung(1, "corrected", None, line)
        yield from _under_story(story, 1)
        if not imported.parted([story.id])[0]:  # an imported event is its own story
            yield from _numbers(store, story.id)
            yield from _waterfall(store, story.id)


def _numbers(store: Store, story: str) -> Iterator[Rung]:
    """Every number of a story with who says so, and what each rule makes of them."""
    for one in store.spread(story):
        told = "; ".join(
            f"{number.words} ({day_words(number.told, None) or 'no day'}, {number.says or 'no source'})"
            for number in one.series
        )
        rules = ", ".join(f"{name} {value}" for name, value in one.sensitivity.items())
        yield Rung(1, "spread", None, f"{one.title}: {told}; {rules}")


def _waterfall(store: Store, story: str) -> Iterator[Rung]:
    """Why each telling belongs to those before it, and why the nearest other stories are others."""
    for join in joins_of(store.connection, story):
        yield Rung(1, "joined", join.event, f"events {join.event} and {join.other}")
        yield from (Rung(2, "weighed", None, line) for line in join.lines())
    for join in near_of(store.connection, story):
        yield Rung(1, "apart", join.story, f"story {join.story}, event {join.other}, from event {join.event}")
        yield from (Rung(2, "weighed", None, line) for line in join.lines())


def _chain_rungs(chain: Chain, depth: int) -> Iterator[Rung]:
    """Each arrow with the sentences that tell it; the ids lead on to the other stories."""
    days = {knot.id: f"{knot.id} {knot.when}: {knot.title}" for knot in chain.knots}
    for arrow in chain.arrows:
        text = f"{days[arrow.earlier]}  {arrow.words}  {days[arrow.later]} ({arrow.reports})"
        yield Rung(depth, "chain", arrow.id, text)
        for said in arrow.said:
            signal = f" [{said.signal}]" if said.signal else ""
            yield Rung(depth + 1, "says", None, f"{said.who}, {said.day}{signal}, confidence {said.confidence:.2f}")
            if said.before:
                yield Rung(depth + 1, "sentence", None, said.before)
            yield Rung(depth + 1, "sentence", None, said.sentence)


def _event(store: Store, names: Names, id: str) -> Iterator[Rung]:
    events = events_of(store.connection, names, events=[id])
    if not events:
        yield from _set_aside(store, names, id)
    for story in stories_of(
        store.connection, names, {event.story for event in events if event.story}, with_events=False
    ):
        yield _story_rung(story, 0)
    for event in events:
        yield from _of_event(event, 1 if event.story else 0)


def _set_aside(store: Store, names: Names, id: str) -> Iterator[Rung]:
    """An event that does not hold now, as it was coded, and why: rejected, of a version that another has replaced, or
    found by an earlier run alone. What was said of one that is told no more lies over nothing.
    """
    for event in events_of(store.connection, names, events=[id], ever=True):
        coded = fetched(store.connection, "SELECT 1 FROM coded_events WHERE event_id = $1", [id])
        for rung in _of_event(event, 0):
            past = rung.kind == "corrected" and not coded
            yield dataclasses.replace(rung, text=f"as long as it held: {rung.text}") if past else rung
        aside = ["it counts nowhere until it is accepted: polybius correct"] if coded else _replaced_by(store, id)
        for why in aside or [f"found by no run after {event.run}"]:
            yield Rung(1, "aside", id, why)


def _rejected(store: Store, names: Names, id: str) -> Iterator[Rung]:
    """A story whose events were all rejected: by whom, and the events as they were coded."""
    found = rejected_of(store.connection, id)
    if found:
        yield Rung(0, "story", id, f"{id}  it counts nowhere until it is accepted: polybius correct")
    for why, events in found.items():
        yield Rung(1, "aside", id, why)
        for event in events:
            yield from (dataclasses.replace(rung, depth=rung.depth + 2) for rung in _set_aside(store, names, event))


def _replaced_by(store: Store, id: str) -> list[str]:
    """Which versions have replaced the ones that an event stood in, and the event that tells it there."""
    return [
        f"in version {one.version} of {one.document}; version {one.by_version} ({one.by_document}) has replaced it, "
        + (f"where {one.successor} goes on with it" if one.successor else "where no event goes on with it")
        for one in replaced(store.connection, [id]).get(id, ())
    ]


def _document(store: Store, names: Names, id: str) -> Iterator[Rung]:
    for source in documents_of(store.connection, [id]).values():
        yield Rung(0, "document", source.id, _cited(source))
        yield from _of_version(store, id)
        yield from _of_text(store, source)
        for row in fetched(store.connection, RUNS, [id]):
            yield Rung(1, "run", row["run_id"], f"read by run {row['run_id']}, polybius {row['polybius']}")
        owner = fetched(store.connection, "SELECT DISTINCT owner FROM readings WHERE document_id = $1", [id])
        owners = {row["owner"] for row in owner} | {id}
        now = events_of(store.connection, names, documents=owners)
        for event in now:
            yield from (rung for rung in _of_event(event, 1) if rung.kind != "document")
        last = fetched(store.connection, "SELECT 1 FROM current_documents WHERE document_id = $1", [id])
        ever = () if last else events_of(store.connection, names, documents=owners, ever=True)
        for event in ever:
            if event.id not in {one.id for one in now}:
                below = (rung for rung in _set_aside(store, names, event.id) if rung.kind != "document")
                yield from (dataclasses.replace(rung, depth=rung.depth + 1) for rung in below)
        held = "document_id IN (SELECT owner FROM readings WHERE document_id = $1)"
        for row in fetched(store.connection, f"SELECT * FROM current_assessments WHERE {held} ORDER BY start", [id]):
            yield from (rung for rung in _of_assessment(store, names, row, 1) if rung.kind != "document")


# The versions of a document's address, and the runs that read it.
VERSIONS = """
    SELECT document_id, version FROM documents
    WHERE address = (SELECT address FROM documents WHERE document_id = $1) ORDER BY version
"""
RUNS = """
    SELECT run_id, polybius FROM runs SEMI JOIN (FROM readings WHERE document_id = $1) USING (run_id) ORDER BY number
"""


def _of_version(store: Store, id: str) -> Iterator[Rung]:
    """Which version of its report a document is, where there are several."""
    versions = {row["document_id"]: row["version"] for row in fetched(store.connection, VERSIONS, [id])}
    if len(versions) > 1:
        *before, last = versions
        told = f"replaced by version {versions[last]} ({last})" if id != last else f"it replaces {', '.join(before)}"
        yield Rung(1, "version", id, f"version {versions[id]}; {told}")


def _of_text(store: Store, source: Source) -> Iterator[Rung]:
    """What is to be known of a document's text: whose it repeats, its headline, who wrote it, what was left out."""
    if not fetched(store.connection, "SELECT 1 FROM document_texts WHERE document_id = $1", [source.id]):
        yield Rung(1, "text", None, "left out of this store; the sentences that tell events are in it")
    if source.copy_of:
        yield Rung(1, "copy", source.copy_of, f"repeats the text of {source.copy_of}: the two count as one report")
    copies = fetched(store.connection, "SELECT document_id FROM documents WHERE copy_of = $1 ORDER BY ALL", [source.id])
    for row in copies:
        yield Rung(1, "copy", row["document_id"], f"repeated by {row['document_id']}: the two count as one report")
    for row in fetched(store.connection, "SELECT * FROM documents WHERE document_id = $1", [source.id]):
        if row["headline"] and row["headline"]["related"] is False:
            yield Rung(1, "headline", None, f"seems to belong to another story: {row['headline']['why']}")
        if row["translated"]:
            yield Rung(1, "translated", None, f"suspected to be machine-translated: {row['translated']}")
        for piece in row["dropped"] or ():
            yield Rung(1, "dropped", None, f"{' '.join(piece['text'].split())} ({piece['why']})")


def _claim(store: Store, names: Names, id: str) -> Iterator[Rung]:
    for row in fetched(store.connection, "SELECT story_id FROM claims WHERE claim_id = $1", [id]):
        [story] = stories_of(store.connection, names, [row["story_id"]], with_events=False)
        yield _story_rung(story, 0)
        for claim in (one for one in claims_of(store.connection, names, [story.id]) if one.id == id):
            yield _claim_rung(claim, 1)
            for event in events_of(store.connection, names, events=[telling.event for telling in claim.tellings]):
                yield from _of_event(event, 2)


def _assessment(store: Store, names: Names, id: str) -> Iterator[Rung]:
    for row in fetched(store.connection, "SELECT * FROM current_assessments WHERE assessment_id = $1", [id]):
        yield from _of_assessment(store, names, row, 0)


def _of_assessment(store: Store, names: Names, row: Row, depth: int) -> Iterator[Rung]:
    id, since = row["assessment_id"], f", since {row['since']}" if row["since"] else ""
    who = f"{names.side(row['a'])} and {names.side(row['b'])}"
    yield Rung(depth, "assessment", id, f"{id}  {who}: {row['statement'].replace('_', ' ')}{since}")
    source = documents_of(store.connection, [row["document_id"]])[row["document_id"]]
    says = [said["text"] or "somebody unnamed" for said in row["sources"] or ()]
    yield Rung(depth + 1, "says", None, " < ".join([*says, source.publisher or "publisher not known"]))
    yield Rung(depth + 1, "sentence", None, " ".join(row["text"].split()))
    yield Rung(depth + 1, "document", source.id, _cited(source))


def _measure(store: Store, names: Names, id: str) -> Iterator[Rung]:
    for _, _, measure in ledgers(store.connection):
        if measure.id == id:
            begun = measure.begun(day_words(measure.earliest, measure.latest))
            top = Rung(0, "measure", id, f"{measure.what}, {begun}: {measure.standing_as}")
            yield from _over(store, names, top, measure.stories)
            return


def _of_story(story: StoryView, depth: int) -> Iterator[Rung]:
    yield _story_rung(story, depth)
    yield from _under_story(story, depth + 1)


def _under_story(story: StoryView, depth: int) -> Iterator[Rung]:
    for claim in story.claims:
        yield _claim_rung(claim, depth)
    for event in story.events:
        yield from _of_event(event, depth)


def _claim_rung(claim: ClaimView, depth: int) -> Rung:
    counts = f"; {claim.counts}" if claim.counts else ""
    origins = f"{claim.n_origins} of {claim.n_story_origins} independent origins"
    events = ", ".join(dict.fromkeys(telling.event for telling in claim.tellings))
    text = f"{claim.speaker} {claim.said}: {claim.act}, since {claim.when}; through"
    text += f" {claim.outlets or 'no known outlet'}"
    return Rung(depth, "claim", claim.id, f"{text}{counts}; {origins}; events {events}")


def _story_rung(story: StoryView, depth: int) -> Rung:
    told = ", ".join(filter(None, (story.title, story.hurt, story.standing)))
    reports = f"{several(story.n_documents, 'report')}, {story.publishers}"
    return Rung(depth, "story", story.id, f"{story.id}  {story.when or 'no day'}: {told} ({reports})")


def _of_event(event: EventView, depth: int) -> Iterator[Rung]:
    what = f"{event.who or 'not told'} | {event.what} | {event.whom or 'not told'} | {event.when or 'no day'}"
    hurt = f" | {event.hurt}" if event.hurt else ""
    yield Rung(depth, "event", event.id, f"{event.id}  {what}{hurt} | {event.standing}")
    sure = "" if event.confidence is None else f"confidence {event.confidence:.2f}, "
    yield Rung(depth + 1, "coder", None, f"{event.coder}, {sure}run {event.run}")
    for line in event.considered:
        yield Rung(depth + 1, "weighed", None, line)
    for line in event.corrected:
        yield Rung(depth + 1, "corrected", None, line)
    yield Rung(depth + 1, "says", None, " < ".join(event.says))
    yield Rung(depth + 1, "sentence", None, event.untold or " ".join(plain(event.sentence).split()))
    for role, words, what in event.elsewhere:
        if role == "count":  # a number that another sentence tells
            yield Rung(depth + 1, "number", None, f"{what}: {' '.join(words.split())}")
    yield Rung(depth + 1, "document", event.source.id, _cited(event.source))


def _cited(source: Source) -> str:
    day = (source.published or "no date") + (" (inferred)" if source.inferred else "")
    parts = [
        source.id,
        source.title,
        source.publisher or "publisher not known",
        day,
        source.url or "",
        source.notice or "",
    ]
    return ", ".join(part for part in parts if part)
