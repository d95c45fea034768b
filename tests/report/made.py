"""A small store made by hand for the tests of the report and the web: two neighbours, a seizure, talks, a denial."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from polybius.schema import (
    Assessment,
    Attribution,
    Belief,
    Considered,
    Count,
    Document,
    Entity,
    Event,
    Party,
    Place,
    Reading,
    Run,
    Sentence,
    Span,
    Timex,
    event_id,
)
from polybius.store import open_store

NOTICE = "made up for a test"
RUN = Run("run-one", "0.1.0", "0" * 64, "tables", "settings")
TYPES = {"COERCE": (4, -7.0), "CONSULT": (1, 2.5), "ACCUSE": (3, -3.0), "SANCTION": (4, -6.0)}
NASTY_TITLE = "<script>alert('title')</script> \"quoted\" & 'single'"
NASTY_PUBLISHER = '"><img src=x onerror=alert(1)>'
NASTY_TEXT = (
    "Norwegian inspectors </script><script>alert('text')</script> accused Swedish owners of `fraud` "
    '& "<b>lies</b>".\n\n'
    "[click](javascript:alert(1)) | nothing <!-- more --> \u202e here."
)
SEIZURE = (
    "Norwegian patrol boats seized a Swedish trawler off Bergen on Tuesday, the harbour office said, and two sailors "
    "were hurt.\n\nThe weather was calm, and the second paragraph tells of the weather alone."
)


def told(
    id: str,
    text: str,
    actor: tuple[str, str],
    did: str,
    recipient: tuple[str, str] | None,
    event_type: str,
    day: str | None,
    *,
    published: str = "2021-03-03",
    publisher: str = "Fjord Wire",
    title: str | None = None,
    uri: str | None = None,
    source: tuple[str, str] | None = None,
    when: str | None = None,
    where: str | None = None,
    count: tuple[str, str, int, int] | None = None,
    factuality: str = "CT+",
    auxiliary: tuple[str, ...] = (),
    assessment: str | None = None,
) -> Reading:
    """The reading of a text whose first sentence tells one event, each part by its words."""

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    def party(words: str, code: str) -> Party:
        return Party(span(words), code, code, code[:3], code[3:] or None)

    date = dt.date.fromisoformat(published)
    document = Document(
        id, text, uri=uri or f"https://example.org/{id}", title=title or f"Title of {id}", publisher=publisher,
        published=date, earliest=date, latest=date, notice=NOTICE,
    )  # fmt: skip
    quad, score = TYPES[event_type]
    happened = dt.date.fromisoformat(day) if day else None
    sides = [actor, *([recipient] if recipient else [])]
    names = {"NOR": "Norway", "SWE": "Sweden"}
    attributions = (Attribution(Party(span(source[0])), span(source[1]), (span(did),)),) if source else ()
    event = Event(
        id=event_id(document, span(did)), sentence=0, trigger=span(did), event_type=event_type, modes=(), contexts=(),
        quad=quad, score=score, actors=(party(*actor),), recipients=(party(*recipient),) if recipient else (),
        reciprocal=False, host=None, place=0 if where else None, timex=0 if when else None, earliest=happened,
        latest=happened, dated_by="timex" if when else None,
        counts=(Count(count[1], count[2], count[3], span(count[0]), tuple(range(len(attributions)))),) if count else (),
        factuality=factuality,
        factuality_by=tuple(Belief(at, factuality) for at, _ in enumerate(attributions)), auxiliary=auxiliary,
        attributions=tuple(range(len(attributions))), confidence=0.9, coder=f"verbs:{did}", ended=None,
        considered=(
            Considered("event_type", event_type, f"verbs:{did}", 0.8),
            Considered("recipients", "SWE", "the ship", 0.7), Considered("recipients", "nobody", "", 0.2),
        ),
    )  # fmt: skip
    return Reading(
        document,
        RUN,
        sentences=(Sentence(Span(0, text.index("\n") if "\n" in text else len(text)), 0, 1),),
        entities=tuple(Entity(code, names[code[:3]], code, code[:3], code[3:] or None, "organ") for _, code in sides),
        timexes=(Timex(span(when), "DATE", day or "", happened, happened),) if when else (),
        places=(Place(span(where), where, "city", "NOR", None, 60.4, 5.3, 1, "city"),) if where else (),
        attributions=attributions,
        events=(event,),
        assessments=(Assessment(span(assessment), ("NOR", "SWE"), "worse", None, ()),) if assessment else (),
    )


def readings() -> list[Reading]:
    """Six documents, five texts, four stories."""
    boats, trawler = ("Norwegian patrol boats", "NORMIL"), ("a Swedish trawler", "SWEGOV")
    seizure: dict[str, Any] = {
        "source": ("the harbour office", "said"), "when": "Tuesday", "where": "Bergen",
        "count": ("two sailors", "injured", 2, 2),
    }  # fmt: skip
    return [
        told("seizure", SEIZURE, boats, "seized", trawler, "COERCE", "2021-03-02", **seizure),
        told("seizure-again", SEIZURE, boats, "seized", trawler, "COERCE", "2021-03-02", publisher="Sound", **seizure),
        told(
            "seizure-other", "Norway's navy has seized a Swedish vessel near Bergen; four sailors were hurt.",
            ("Norway's navy", "NORMIL"), "seized", ("a Swedish vessel", "SWEGOV"), "COERCE", "2021-03-02",
            published="2021-03-04", publisher="Skagen Courier", where="Bergen", count=("four sailors", "injured", 4, 4),
        ),
        told(
            "talks", "Norway's ministers met Swedish envoys on 20 March, as relations grew worse.",
            ("Norway's ministers", "NORGOV"), "met", ("Swedish envoys", "SWEGOV"), "CONSULT", "2021-03-20",
            published="2021-03-21", when="20 March", assessment="relations grew worse",
        ),
        told(
            "denial", "Norway did not sanction Swedish ports, a spokesman said.",
            ("Norway", "NORGOV"), "sanction", ("Swedish ports", "SWEGOV"), "SANCTION", "2021-03-10",
            published="2021-03-11", source=("a spokesman", "said"), factuality="CT-", auxiliary=("negation",),
        ),
        told(
            "nasty", NASTY_TEXT, ("Norwegian inspectors", "NORGOV"), "accused", ("Swedish owners", "SWEGOV"), "ACCUSE",
            "2021-03-15", published="2021-03-16", publisher=NASTY_PUBLISHER, title=NASTY_TITLE,
            uri="javascript:alert('uri')",
        ),
    ]  # fmt: skip


def store(path: Path) -> Path:
    """A store of these readings, linked."""
    with open_store(path) as made:
        made.add(readings())
        made.link()
    return path
