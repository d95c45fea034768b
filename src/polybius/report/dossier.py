"""Everything that an assessment of a relation shows, gathered once for the page, the report and the Markdown."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from polybius.errors import InputError
from polybius.queries import fetched
from polybius.relations import Break, Finding, Forecast, Level, Measure, Relation
from polybius.report import chart, imported
from polybius.report.evidence import documents_of, events_of, stories_of
from polybius.report.labels import Names, day_words, names_of, several
from polybius.report.shock import sharpest
from polybius.report.views import EventView, Source, StoryView
from polybius.report.world import When, World
from polybius.store import Store

__all__ = ["Dossier", "Quote", "dossier"]

OUTSIDE = "outside the days that are asked for; it is told of a measure that stood then"
NO_DAY = "No day is told of"
DIGEST_SHOWN = 12  # letters of a model's digest in a citation; the whole of it stands among the runs


@dataclass(frozen=True, slots=True)
class Quote:
    """What a document itself says of the relation."""

    text: str
    statement: str
    says: tuple[str, ...]
    source: Source
    since: str = ""  # in words; empty: the text does not tell
    id: str = ""  # for explain


@dataclass(frozen=True)
class Dossier:
    """An assessment of a relation: the finding, the curve, the ledger, the stories, and what they rest on."""

    a: str
    b: str
    name_a: str
    name_b: str
    since: dt.date | None
    until: dt.date | None
    relation: Relation
    levels: tuple[Level, ...]
    finding: Finding | None
    chosen: StoryView | None  # the story whose days were taken for the shock, when nobody named one
    chart: dict[str, Any]
    ledger: tuple[Measure, ...]
    stories: tuple[StoryView, ...]
    claimed: Mapping[str, EventView]  # the events that the claims of the ledger rest on
    quotes: tuple[Quote, ...]
    documents: tuple[Source, ...]
    notices: tuple[str, ...]
    runs: tuple[dict[str, Any], ...]
    names: Names
    breaks: tuple[Break, ...] = ()
    forecasts: tuple[Forecast, ...] = ()  # none where the period ends before the reports do
    world: World | None = None
    imported: imported.Listed = imported.NONE  # events of other people's data, the last first

    @property
    def title(self) -> str:
        """The dyad in words."""
        return f"{self.name_a} {'→' if self.relation.directed else '–'} {self.name_b}"

    @property
    def told(self) -> bool:
        """Whether anything at all is told to have passed between the two."""
        return bool(self.stories or self.imported.total)

    @property
    def curved(self) -> bool:
        """Whether there is anything to draw: acts that are told, or the scores of a daily table, which tells none."""
        return self.told or self.relation.data == "pairs"

    @property
    def of_imported(self) -> bool:
        """Whether the curve counts events that were imported."""
        return self.relation.data in imported.KINDS

    @property
    def one_of(self) -> str | None:
        """The imported data that the curve counts, where the store holds others beside them."""
        return self.relation.data if self.of_imported and self.relation.others else None

    @property
    def citation(self) -> str:
        """How the figures are to be cited: program, dyad, days, documents, and the runs with their model."""
        programs = ", ".join(dict.fromkeys(f"Polybius {run['polybius']}" for run in self.runs))
        what = [f"{self.title}, {self.period}", several(len(self.documents), "document"), *map(_of_run, self.runs)]
        return f"{programs or 'Polybius'}: {'; '.join(what)}."

    @property
    def period(self) -> str:
        """The days that the assessment covers, or that there are none."""
        first = self.since or (self.levels[0].start if self.levels else None)
        last = self.until or (self.levels[-1].end if self.levels else None)
        if first is None or last is None:  # a period with one end, in which nothing is told
            return (first and f"From {day_words(first, None)}") or (last and f"Until {day_words(last, None)}") or NO_DAY
        return day_words(first, last)

    @property
    def around(self) -> str:
        """The days of the shock in words."""
        return day_words(self.finding.start, self.finding.end) if self.finding else ""

    @property
    def counted(self) -> tuple[StoryView, ...]:
        """The stories that the curve is made of."""
        return tuple(story for story in self.stories if story.counted)

    @property
    def uncounted(self) -> tuple[StoryView, ...]:
        """Stories between the two that the curve leaves out: denied, announced, possible, without a day."""
        return tuple(story for story in self.stories if not story.counted)

    @property
    def n_events(self) -> int:
        """Events under the stories."""
        return sum(story.n_events for story in self.stories)


def dossier(
    store: Store,
    a: str,
    b: str,
    *,
    since: dt.date | None = None,
    until: dt.date | None = None,
    around: When | None = None,
    relation: Relation | None = None,
    world: Callable[[When | None], World | None] | None = None,
    with_events: bool = True,
) -> Dossier:
    """What a store says of two parties.

    Args:
        store: A store that has been linked.
        a: A country (its organs), "USA:any", "IRQ:armed", "IRN+proxies", a code, or an entity's id or name.
        b: The same.
        since: First day; None: as far back as the reports tell.
        until: Last day.
        around: The shock that is asked about; None: the days of the sharpest conflict story of the period.
        relation: Of the two, where it was asked for otherwise than by default.
        world: What other data answers to the same question.
        with_events: Whether each story carries its events and sentences.

    Raises:
        InputError: a name that means no party, or nobody who is known; days of which the last comes before the first.
    """
    if since is not None and until is not None and since > until:
        raise InputError(f"the first day, {since}, comes after the last, {until}; turn them round")
    relation, names = relation or store.relation(a, b), names_of(store.connection)
    a, b = relation.dyad or (a, b)
    was_read = bool(fetched(store.connection, "SELECT 1 FROM readings LIMIT 1"))
    period = (since, until)
    stories = _stories(store, relation, names, period, with_events=with_events) if was_read else ()
    of_imported = relation.data in imported.KINDS
    others, most_told = imported.opened(
        store.connection,
        names,
        (a, b),
        period,
        directed=relation.directed,
        data=relation.data if of_imported and relation.others else None,
    )
    chosen = None
    if around is None:
        told_then = (story for story in stories if _in_period(story, *period))
        chosen = sharpest(told_then) or (most_told if of_imported and others.total else None)
    if chosen is not None and chosen.earliest is not None:
        around = (chosen.earliest, chosen.latest or chosen.earliest)
    finding = relation.around(around) if around is not None else None
    levels = tuple(level for level in relation.level("week") if _meets(level, since, until))
    documents = _documents(store, stories) if stories else ()
    ledger = tuple(measure for measure in relation.measures() if _overlaps(measure, since, until))
    breaks = tuple(one for one in relation.breaks() if (since or one.day) <= one.day <= (until or one.day))
    forecasts = tuple(relation.forecast()) if until is None or until >= relation.series.end else ()
    quotes = _quotes(store, a, b) if was_read else ()
    return Dossier(
        a=a,
        b=b,
        name_a=names.side(a),
        name_b=names.side(b),
        since=since,
        until=until,
        relation=relation,
        levels=levels,
        finding=finding,
        chosen=chosen,
        chart=chart.curve(
            levels,
            stories,
            finding,
            _published(store, documents),
            relation.series.unit,
            breaks=breaks,
            forecasts=forecasts,
            ledger=ledger,
            flags=_flags(store, quotes),
        ),
        ledger=ledger,
        claimed=_claimed(store, names, ledger),
        stories=stories,
        quotes=quotes,
        documents=documents,
        notices=tuple(sorted({source.notice for source in documents if source.notice} | _notices(store)))
        if was_read
        else (),
        runs=tuple(fetched(store.connection, "SELECT * FROM runs ORDER BY number")),
        names=names,
        breaks=breaks,
        forecasts=forecasts,
        world=world(around) if world is not None else None,
        imported=others,
    )


def _stories(
    store: Store,
    relation: Relation,
    names: Names,
    period: tuple[dt.date | None, dt.date | None],
    *,
    with_events: bool,
) -> tuple[StoryView, ...]:
    counted = {story for ids in relation.series.stories.values() for story in ids}
    standing = {story for measure in relation.measures() if _overlaps(measure, *period) for story in measure.stories}
    ids = set(relation.between) | counted | standing
    found = stories_of(store.connection, names, sorted(ids), with_events=with_events)
    return tuple(
        _judged(story, counted, relation)
        if _in_period(story, *period)
        else dataclasses.replace(story, counted=False, why_not=OUTSIDE)
        for story in found
        if _in_period(story, *period) or story.id in standing
    )


def _claimed(store: Store, names: Names, ledger: Iterable[Measure]) -> Mapping[str, EventView]:
    ids = {claim.event for measure in ledger for claim in measure.claims}
    return {event.id: event for event in events_of(store.connection, names, events=sorted(ids))}


def _judged(story: StoryView, counted: set[str], relation: Relation) -> StoryView:
    if story.id in counted:
        return story
    if relation.data in imported.KINDS:
        why = f"the curve follows the events of {relation.data.upper()}"
    elif not story.done:
        why = "not told as having happened"
    elif story.earliest is None:
        why = "no day is told"
    else:
        why = "background from before the reports, or its days are too many"
        why += ", or only sources outside the panel tell it" if relation.panel else ""
    return dataclasses.replace(story, counted=False, why_not=why)


def _overlaps(measure: Measure, since: dt.date | None, until: dt.date | None) -> bool:
    """Whether a measure stood on some day of a period; what has no day is not known to have been over."""
    first = measure.earliest or measure.told_to_stand
    begun = until is None or first is None or first <= until
    over = measure.closed_latest or measure.closed_earliest or measure.until
    return begun and (since is None or over is None or over >= since)


def _in_period(story: StoryView, since: dt.date | None, until: dt.date | None) -> bool:
    first, last = story.earliest or story.latest, story.latest or story.earliest
    if first is None or last is None:
        return since is None and until is None
    return (since is None or last >= since) and (until is None or first <= until)


def _meets(level: Level, since: dt.date | None, until: dt.date | None) -> bool:
    return (since is None or level.end >= since) and (until is None or level.start <= until)


def _documents(store: Store, stories: Iterable[StoryView]) -> tuple[Source, ...]:
    """The documents that tell the stories, with the copies of them, by day."""
    ids = {document for story in stories for document in story.documents}
    rows = fetched(
        store.connection,
        "SELECT document_id FROM current_documents WHERE document_id IN (SELECT unnest($1::VARCHAR[]))"
        " OR copy_of IN (SELECT unnest($1::VARCHAR[])) ORDER BY coalesce(published, earliest), document_id",
        [sorted(ids)],
    )
    found = documents_of(store.connection, [row["document_id"] for row in rows])
    return tuple(found[row["document_id"]] for row in rows)


def _published(store: Store, documents: Sequence[Source]) -> Counter[dt.date]:
    if not documents:
        return Counter()
    rows = fetched(
        store.connection,
        "SELECT coalesce(published, latest) AS day FROM documents WHERE document_id IN (SELECT unnest($1::VARCHAR[]))",
        [[source.id for source in documents]],
    )
    return Counter(row["day"] for row in rows if row["day"] is not None)


def _flags(store: Store, quotes: Iterable[Quote]) -> list[tuple[dt.date, str]]:
    """The day on which each statement was published, where it is told to the day."""
    statements = {quote.source.id: quote.statement for quote in quotes}
    if not statements:
        return []
    rows = fetched(
        store.connection,
        "SELECT document_id, published FROM current_documents"
        " WHERE published IS NOT NULL AND document_id IN (SELECT unnest($1::VARCHAR[])) ORDER BY 2, 1",
        [sorted(statements)],
    )
    return [(row["published"], statements[row["document_id"]]) for row in rows]


QUOTES = """
    SELECT * FROM current_assessments
    WHERE (a, b) IN ((left($1, 3), left($2, 3)), (left($2, 3), left($1, 3))) ORDER BY document_id, start
"""


def _quotes(store: Store, a: str, b: str) -> tuple[Quote, ...]:
    rows = fetched(store.connection, QUOTES, [a, b])
    cited = documents_of(store.connection, {row["document_id"] for row in rows})
    return tuple(
        Quote(
            text=row["text"],
            statement=row["statement"].replace("_", " "),
            says=(
                *(source["text"] or "somebody unnamed" for source in row["sources"] or ()),
                cited[row["document_id"]].publisher or "publisher not known",
            ),
            source=cited[row["document_id"]],
            since=day_words(row["since"], None) if row["since"] else "",
            id=row["assessment_id"],
        )
        for row in rows
    )


def _notices(store: Store) -> set[str]:
    rows = fetched(store.connection, "SELECT DISTINCT notice FROM current_documents WHERE notice IS NOT NULL")
    return {row["notice"] for row in rows}


def _of_run(run: Mapping[str, Any]) -> str:
    """A run as it is cited: with the source of what was imported, or with its model and tables."""
    made = run["source"] or f"model {str(run['model'])[:DIGEST_SHOWN]}, tables {run['resources']}"
    return f"run {run['run_id']} ({made})"
