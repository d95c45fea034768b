"""A store: one DuckDB file that keeps what was read, by whom it is told and which run read it."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import duckdb

from polybius import stories
from polybius.errors import InputError, StoreError
from polybius.schema import Document, Reading, Refusal, Run
from polybius.store import correct, filters
from polybius.store.carry import carry
from polybius.store.connect import connect, whole
from polybius.store.measures import measures
from polybius.store.rows import address_before, address_of, is_moved
from polybius.store.share import share
from polybius.store.spread import Spread, spread
from polybius.store.write import Added, checked, write

if TYPE_CHECKING:
    from polybius.relations import Changes, Check, Panel, Relation

__all__ = ["Store", "open_store"]

BATCH_DOCUMENTS = 200  # documents that one transaction writes at most
BATCH_SECONDS = 5.0  # a run that is killed loses about as much


def open_store(path: str | Path, *, read_only: bool = False) -> Store:
    """The store in a file, made when there is none.

    Raises:
        StoreError: the file is no store, of another format, open elsewhere, or (read only) not there.
    """
    return Store(Path(path), read_only=read_only)


class Store:
    """Documents, events, claims and stories in one file; a context manager that closes it."""

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        connection: duckdb.DuckDBPyConnection | None = None,
        as_of: dt.datetime | None = None,
    ) -> None:
        self.path = path
        self.as_of = as_of  # when this was right, in local time; None: it is
        self.read_only = read_only
        self._connection: duckdb.DuckDBPyConnection | None = connection or connect(path, read_only=read_only)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with whole(self.path):
            self.close()
            if error is not None:
                raise error

    def close(self) -> None:
        """Lets the file go; whatever was added before is in it."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """DuckDB's own connection to the file, for SQL.

        Raises:
            StoreError: the store was closed.
        """
        if self._connection is None:
            raise StoreError(f"{self.path} is closed; open it again: polybius.open_store({str(self.path)!r})")
        return self._connection

    # Writing

    def add(
        self,
        items: Iterable[Reading | Refusal],
        *,
        run: Run | None = None,
        progress: Callable[[Added], None] | None = None,
    ) -> Added:
        """Takes in what was read, a batch at a time; what is in already stays as it is.

        Args:
            items: Readings, and Refusals to be kept with their reasons; anything else is an InputError.
            run: The run that the refusals belong to; None: that of the readings around them.
            progress: Called after each batch with the sum so far.
        """
        self._writable()
        total = Added()
        batch: list[Reading | Refusal] = []
        since = time.monotonic()
        try:
            for item in checked(items):
                batch.append(item)
                if len(batch) >= BATCH_DOCUMENTS or time.monotonic() - since > BATCH_SECONDS:
                    full, batch, since = batch, [], time.monotonic()
                    total += write(self.connection, full, run)
                    if progress is not None:
                        progress(total)
        finally:  # an interrupt between two documents does not cost those before it
            if batch:
                total += write(self.connection, batch, run)
        if progress is not None:
            progress(total)
        return total

    def settle(self, files: Iterable[str], refused: Iterable[str]) -> None:
        """Forgets earlier refusals of some files, and of rows of theirs, after all of them were gone through again.

        Args:
            files: As the refusals name them.
            refused: What was refused this time, which stays.
        """
        self._writable()
        self.connection.execute(
            "DELETE FROM refused WHERE uri NOT IN (SELECT unnest($2::VARCHAR[]))"
            " AND list_has_any([uri, regexp_replace(uri, '#[^#]*$', '')], $1::VARCHAR[])"
            " AND run_id NOT IN (SELECT run_id FROM import_notes)",
            [list(files), list(refused)],
        )

    def has(self, document: Document, run: Run) -> bool:
        """Whether this very text of that address was read by the run already, and is held."""
        found = self.connection.execute(
            "SELECT address, uri FROM documents JOIN readings USING (document_id)"
            " JOIN texts ON texts.text_digest = documents.text_digest"
            " WHERE documents.text_digest = $1 AND readings.run_id = $2",
            [document.digest, run.id],
        ).fetchall()
        own = address_of(document), address_before(document)
        return any(address in own or is_moved(document, address, uri) for address, uri in found)

    def link(self) -> int:
        """Joins the reports of one event into stories; the number of stories.

        What was said of an event whose report has a new version goes on with the event that tells it there.
        """
        from polybius.relations.ledger import rolled_up

        self._writable()
        carry(self.connection)
        n_stories = stories.link(self.connection)
        rolled_up.fill(self.connection)
        return n_stories

    def correct(self, id: str, action: str, *, field: str | None = None, value: Any = None, who: str, why: str) -> int:
        """Lays an analyst's word over what was coded; the number of the correction.

        Args:
            id: The event's id, or a story's: each event that stands in it is rejected, edited or accepted; of a merge
                the story's.
            action: ``reject``, ``edit``, ``split`` (the event is no part of its story), ``merge`` (the story is one
                with the other whose id is ``value``) or ``accept`` (as coded: takes back all that was said before, of
                a merge when the events of one of the two stories are accepted).
            field: What to edit, such as ``event_type``, ``actors`` or ``earliest``.
            value: What it shall say: a word, a number, a day, a list; actors and recipients by codes, ids or names.
            who: Who says so.
            why: For what reason.

        Raises:
            StoreError: no such event, story, action or field, or a value that the field cannot hold: a party that is
                not known, an event that would end before it begins.
        """
        self._writable()
        return correct.correct(self.connection, id, action, field=field, value=value, who=who, why=why)

    # Reading

    def events(
        self,
        actor: str | None = None,
        recipient: str | None = None,
        *,
        event_type: str | None = None,
        since: dt.date | str | None = None,
        until: dt.date | str | None = None,
        document: str | None = None,
        story: str | None = None,
        limit: int | None = None,
    ) -> duckdb.DuckDBPyRelation:
        """The events that hold now, corrections laid over, by day; imported ones have no sentence.

        Args:
            actor: A country (its organs and people), or a party as for ``relation``: a code such as ``USAMIL``,
                "IRQ:armed", "IRN+proxies", "nato+members", an entity's id or name.
            recipient: The same, and "IRQ:ground".
            event_type: PLOVER's, in any case.
            since: Events that can have happened on that day or later; those without a day are left out.
            until: The same, on that day or earlier.
            document: Events of one document.
            story: Events of one story.
            limit: At most so many, from 0 on.

        Raises:
            InputError: a party or a type that is not known, a day that is none, a first day after the last, or a limit
                below 0.
        """
        filtered = filters.conditions(self.connection, (actor, recipient), event_type, (since, until))
        conditions: list[tuple[str, Any]] = [
            ("document_id = {}", document),
            (
                "event_id IN (SELECT event_id FROM story_events WHERE story_id = {0} UNION ALL SELECT {0})",
                self._standing(story),
            ),
        ]
        order = "earliest, document_id, trigger_start, event_id"
        return self._select("SELECT * FROM all_events", filtered, conditions, order, limit)

    def stories(
        self,
        actor: str | None = None,
        recipient: str | None = None,
        *,
        event_type: str | None = None,
        since: dt.date | str | None = None,
        until: dt.date | str | None = None,
        limit: int | None = None,
    ) -> duckdb.DuckDBPyRelation:
        """The stories, each with how many documents and publishers tell it; arguments as for ``events``.

        An imported event is a story of its own.
        """
        filtered = filters.conditions(self.connection, (actor, recipient), event_type, (since, until), stories=True)
        return self._select("SELECT * FROM all_stories", filtered, (), "earliest, story_id", limit)

    def spread(self, story: str, *, rule: str = "median", source: str | None = None) -> list[Spread]:
        """The numbers that the reports of a story give, with who says so, and one value of each by a rule.

        Args:
            story: The story's id.
            rule: ``min``, ``median``, ``max`` or ``latest`` (of the last day; of several the highest).
            source: Only what one source says: a country (its organs; code or name), an entity's id, a publisher, words
                of its name.

        Returns:
            For each thing counted, and each side hit where victims of several are told of, the series by day, the
            value by the rule, and as ``sensitivity`` that of every rule over all sources. A number "at least" counts by
            its least, "three more" with those told before, and a median of an even number is the lower of the two.

        Raises:
            StoreError: no such story or rule.
        """
        return spread(self.connection, story, rule=rule, source=source)

    def documents(self) -> duckdb.DuckDBPyRelation:
        """The documents, each in its newest version, with the number of their events."""
        return self.connection.sql(
            "SELECT documents.*, coalesce(n_events, 0) AS n_events FROM current_documents AS documents"
            " LEFT JOIN (SELECT document_id, run_id, n_events FROM readings) USING (document_id, run_id)"
            " ORDER BY coalesce(published, earliest), document_id"
        )

    def entities(self) -> duckdb.DuckDBPyRelation:
        """Who is named, by how many documents and in which words, the most named first."""
        return self.connection.sql("SELECT * FROM current_entities ORDER BY n_mentions DESC, entity_id")

    def claims(
        self,
        actor: str | None = None,
        recipient: str | None = None,
        *,
        event_type: str | None = None,
        since: dt.date | str | None = None,
        until: dt.date | str | None = None,
        says: str | None = None,
        side: str | None = None,
        story: str | None = None,
        limit: int | None = None,
    ) -> duckdb.DuckDBPyRelation:
        """Who asserts a story, who denies it, who blames whom: a row for every story and side, by the story's day.

        ``actors`` and ``recipients`` are whom that side names, in its own sentences; ``title`` is the whole story's.
        ``events`` are the tellings that a row rests on; the table ``claim_events`` tells of each who said it, when,
        through whom and in which outlet. ``n_origins`` counts a side's independent origins, ``n_story_origins`` the
        story's. The other arguments are as for ``stories``.

        Args:
            actor: A party of the story, as for ``stories``.
            recipient: The same.
            event_type: PLOVER's, in any case.
            since: Of stories that can have happened on that day or later.
            until: The same, on that day or earlier.
            says: ``asserts``, ``denies``, ``blames``, ``leaves open`` or ``foresees``.
            side: Whose word it is: a country (its organs), an entity's id, or the words that it is known by.
            story: Of one story, by its id or that of one of its claims.
            limit: At most so many.

        Raises:
            InputError: as for ``events``, or no such story.
        """
        filtered = filters.conditions(self.connection, (actor, recipient), event_type, (since, until), stories=True)
        conditions: list[tuple[str, Any]] = [
            ("says = {}", filters.said(says)),
            ("side = {}", filters.speaker(self.connection, side)),
            ("story_id = {}", filters.of_story(self.connection, story)),
        ]
        within = f"WHERE {' AND '.join(f'({condition})' for condition in filtered)}" if filtered else ""
        select = (
            "SELECT claims.*, event_type, earliest, latest, title"
            f" FROM claims JOIN (SELECT * FROM stories {within}) AS stories USING (story_id)"
        )
        return self._select(select, (), conditions, "earliest, story_id, since, says, voice, side", limit)

    def measures(self) -> duckdb.DuckDBPyRelation:
        """The ledgers of all pairs of countries that have a story together, made now: a row for each pair and measure.

        ``runs`` are those whose events a row rests on. Whom else a dyad can mean is asked of ``relation``.

        Raises:
            StoreError: the store's stories were never linked.
        """
        return measures(self.connection)

    def links(self) -> duckdb.DuckDBPyRelation:
        """Which event causes, answers, ends or resumes which, as a document tells it."""
        return self.connection.sql('SELECT * FROM current_links ORDER BY document_id, "from", "to", kind')

    def assessments(self) -> duckdb.DuckDBPyRelation:
        """What the texts themselves say of a relation."""
        return self.connection.sql("SELECT * FROM current_assessments ORDER BY document_id, start")

    def refused(self) -> duckdb.DuckDBPyRelation:
        """The inputs that could not be read, and why."""
        return self.connection.sql("SELECT * FROM refused ORDER BY uri, run_id")

    def runs(self) -> duckdb.DuckDBPyRelation:
        """What made the rows: code, weights, tables and settings, in the order of their first use."""
        return self.connection.sql("SELECT * FROM runs ORDER BY number")

    def corrections(self) -> duckdb.DuckDBPyRelation:
        """What analysts put right, as it lies one over the other: in the order in which it was laid over this store.

        ``left_behind`` names the events that a row speaks of and that hold no more: a new version of their report
        does not tell them, or a newer run does not find them.
        """
        return self.connection.sql(
            "SELECT corrections.*, left_behind FROM corrections LEFT JOIN"
            " (SELECT number, list_sort(list(event_id)) AS left_behind FROM left_behind GROUP BY number) USING (number)"
            " ORDER BY number"
        )

    def relation(
        self,
        a: str,
        b: str,
        *,
        directed: bool = False,
        weights: Any = None,
        attention: bool = False,
        data: str | None = None,
        panel: Iterable[str] = (),
    ) -> Relation:
        """What passed between two: reported conflict and cooperation, and the standing measures.

        Args:
            a: "USA" (the state's organs), "USA:any", "IRQ:armed", "IRQ:ground" (whoever is acted on there),
                "IRN+proxies", "nato+members", a code, or an entity's id.
            b: The same.
            directed: Only what ``a`` does to ``b`` counts, and what the two do together.
            weights: Scores of your own, -10 to 10, in a table with the columns event_type, score and, if wanted, mode:
                a path, a list of dicts or a frame; what it does not name keeps PLOVER's.
            attention: A story counts as often as independent reports tell it, instead of once at most.
            data: What is counted: "reports", or imported data by their name (gdelt, pairs ...); never two of them
                together. None: the reports where they tell of the two, else the imported data with most events of them.
            panel: The sources whose stories are followed, and divided by what else these tell: ids, names or domains
                as in ``panel()``; none: those that report all the time, where these are enough.

        Raises:
            InputError: a name that means no party, weights that are none, data or sources that the store does not hold.
        """
        from polybius import relations

        scores = {} if weights is None else relations.weights_of(weights)
        choices = relations.Choices(directed, attention, scores, data, frozenset(panel))
        return relations.from_store(self.connection, a, b, choices)

    def panel(self) -> Panel:
        """Which sources report when, and which of them are the panel that relations are divided by."""
        from polybius import relations

        return relations.panel_of(self.connection)

    def check(
        self, statement: str, *, said: dt.date | str | None = None, days: Any = None, panel: Iterable[str] = ()
    ) -> Check:
        """What flow, ledger and the texts say to a statement about two parties: supported, contradicted, cannot tell.

        Args:
            statement: In English: "US-Iraq relations have not returned to their level before 3 January 2020".
            said: The day from which "now" and "still" are understood; None: the day of the last report.
            days: A daily table of the two, as ``polybius.measure`` takes it, whose flow is asked as well.
            panel: The sources whose stories are followed, as for ``relation``.

        Raises:
            InputError: no words, a day that is none, a table that is none, or sources that the store does not hold.
        """
        from polybius import relations

        return relations.ask_store(self.connection, statement, said=said, days=days, panel=panel)

    def changes(
        self,
        *,
        week: dt.date | str | None = None,
        fdr: float = 0.1,
        data: str | None = None,
        panel: Iterable[str] = (),
    ) -> Changes:
        """What changed in a week between any two states of the store, with the share of false discoveries held.

        ``data`` says whose acts are counted, as for ``relation``; None: the reports where there are any. ``panel``: the
        sources whose stories are followed, as there.
        """
        from polybius import relations

        return relations.changes(relations.of_store(self.connection, data, panel), week=week, fdr=fdr)

    def reading_text(self, document_id: str) -> str | None:
        """The text of a document; None when the store was shared without its texts.

        Raises:
            StoreError: no such document.
        """
        rows = self.connection.execute(
            "SELECT text FROM documents LEFT JOIN texts USING (text_digest) WHERE document_id = $1", [document_id]
        ).fetchall()
        if not rows:
            raise StoreError(f"no document {document_id!r} in {self.path}; see: polybius documents {self.path}")
        text = rows[0][0]
        return None if text is None else str(text)

    def share(self, path: str | Path) -> Path:
        """Writes a copy of the store without the articles' texts; the quoted sentences stay.

        Args:
            path: A new file, which is there when it is whole.

        Raises:
            StoreError: there is a file of that name already, or it cannot be made.
        """
        target = Path(path)
        if target.exists():
            raise StoreError(f"{target} is there already; name another file")
        part = target.with_name(target.name + ".part")
        part.unlink(missing_ok=True)
        try:
            Store(part).close()  # makes its tables and views
            share(self.connection, part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        return target

    def _select(
        self,
        select: str,
        filtered: Iterable[str],
        conditions: Iterable[tuple[str, Any]],
        order: str,
        limit: int | None,
    ) -> duckdb.DuckDBPyRelation:
        wanted = [(condition, value) for condition, value in conditions if value is not None]
        given = (condition.format(f"${at}") for at, (condition, _) in enumerate(wanted, start=1))
        where = " AND ".join(f"({condition})" for condition in (*filtered, *given))
        query = f"{select} {'WHERE ' + where if where else ''} ORDER BY {order}"
        if limit is not None:
            if limit < 0:
                raise InputError(f"limit {limit}: a number of rows from 0 on, or None for all")
            query += f" LIMIT {int(limit)}"
        return self.connection.sql(query, params=[value for _, value in wanted])

    def _standing(self, story: str | None) -> str | None:
        return None if story is None else stories.standing(self.connection, story)

    def _writable(self) -> None:
        if self.read_only:
            raise StoreError(f"{self.path} was opened read only; open it without read_only to change it")
