"""For the tests of the store: readings made by hand, one sentence, one event, everything filled in; what it holds."""

from __future__ import annotations

import dataclasses
import datetime as dt

from polybius.schema import (
    Affiliation,
    Assessment,
    Attribution,
    Belief,
    Causation,
    Count,
    Document,
    Entity,
    Event,
    Link,
    Mention,
    Party,
    Place,
    Reading,
    Run,
    Sentence,
    Span,
    Timex,
    event_id,
)
from polybius.store import Store
from polybius.store.tables import TABLES

TEXT = "Marsh soldiers shelled the port of Sandel on Friday, the harbour office said. Three dockers died."
RUN = Run("run-one", "0.1.0", "weights", "tables", "settings")
OTHER_RUN = dataclasses.replace(RUN, id="run-two", model="other weights")


def at(words: str) -> Span:
    """Where some words of the text stand; other texts of these tests begin as it does."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def document(
    id: str = "shelling", text: str = TEXT, uri: str | None = None, published: str | None = "2020-01-04"
) -> Document:
    day = dt.date.fromisoformat(published) if published else None
    return Document(
        id, text, uri=uri or f"news/{id}.txt", publisher="Delta Wire", published=day, earliest=day, latest=day
    )


def reading(of: Document | None = None, run: Run = RUN, event_type: str = "ASSAULT") -> Reading:
    """The reading of a text whose first sentence tells an event by its word "shelled"."""
    of = of or document()
    text = of.text
    end = text.index(".") + 1 if "." in text else len(text)
    actor = Party(at("Marsh soldiers"), "marsh-army", "IRQREB", "IRQ", "REB")
    harbour = Party(at("the harbour office"), "harbour-office", "IRQGOV", "IRQ", "GOV")
    trigger = at("shelled")
    event = Event(
        id=event_id(of, trigger),
        sentence=0,
        trigger=trigger,
        event_type=event_type,
        modes=("heavy-weapons",),
        contexts=("military",),
        quad=4,
        score=-9.5,
        actors=(actor,),
        recipients=(Party(at("the port"), None, "IRQ", "IRQ", None),),
        reciprocal=False,
        host="IRQ",
        place=0,
        timex=0,
        earliest=dt.date(2020, 1, 3),
        latest=dt.date(2020, 1, 3),
        dated_by="timex",
        counts=(Count("killed", 3, 3, at("Three"), (0, 1)),),
        factuality="PR+",
        factuality_by=(Belief(0, "CT+"),),
        auxiliary=(),
        attributions=(0, 1),
        confidence=0.8,
        coder="verbs:shell",
        ended=None,
    )
    return Reading(
        of,
        run,
        sentences=(Sentence(Span(0, end), 0, 1),),
        mentions=(Mention(actor.span, "AGENT", at("soldiers"), "marsh-army"),),
        entities=(
            Entity(
                "marsh-army", "Marsh Army", "IRQREB", "IRQ", "REB", "group",
                (Affiliation("DLT", "sponsor", dt.date(2014, 1, 1)),), "groups:marsh-army",
            ),
        ),
        timexes=(Timex(at("Friday"), "DATE", "2020-01-03", dt.date(2020, 1, 3), dt.date(2020, 1, 3)),),
        places=(Place(at("Sandel"), "Sandel", "city", "IRQ", None, 30.0, 47.0, 7, "city"),),
        attributions=(
            Attribution(harbour, at("said"), (at("Marsh soldiers shelled the port of Sandel on Friday"),), within=1),
            Attribution(None, at("said"), (at("Marsh soldiers shelled the port of Sandel on Friday"),), vague=True),
        ),
        causations=(Causation(at("shelled"), at("port"), None, "cause"),),
        events=(event,),
        links=(Link("causes", event.id, event.id, at("on"), 0.5),),
        assessments=(Assessment(at("Marsh soldiers shelled"), ("IRQ", "DLT"), "worse", dt.date(2020, 1, 1), (0,)),),
    )  # fmt: skip


def content(store: Store) -> dict[str, list[tuple]]:
    """Every row of every table, in an order of its own."""
    return {table: sorted(store.connection.execute(f"FROM {table}").fetchall(), key=repr) for table in TABLES}


def texts(number: int) -> list:
    return [reading(document(f"d{n}", TEXT.replace("Three", f"{n}"))) for n in range(number)]


def one(store: Store, query: str) -> dict:
    relation = store.connection.sql(query)
    (row,) = relation.fetchall()
    return dict(zip(relation.columns, row, strict=True))
