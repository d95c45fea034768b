"""Whether a word tells an event, and of which type: the one place where rows and the language model are weighed.

A logistic regression on what speaks for it: how often its row was right on annotated text (``models/rows.csv``), what
the row demands, what the language model gives the type, who stands on its sides, and what the document is about: the
same blow is an event in a report on a war, and none in one on a burglary. An annotator that proposes nothing has
weights of its own, and what they say of a row is one of the features where the model has its say as well. The weights
are a table, ``models/decision.csv``; both tables are made by ``training/decide.py``.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from polybius.events.acts.match import Candidate
from polybius.events.words.standing import PUBLIC, standing
from polybius.events.words.surroundings import LIVELY, REPORT
from polybius.events.words.weights import UNTOLD, log_odds, probability
from polybius.resources import digest, table
from polybius.resources.weights import Features, score, weights
from polybius.schema import Considered, Event, Party, Proposal

KEPT_AT_LEAST = 0.16  # probability from which a word is taken for an event; see docs/evaluation.md
DOUBTFUL_AT_LEAST = 0.22  # that of an act of words, or of one that no row reads: too many words sound like these
COMPOSED = "compose:"  # in the coder of an event that was composed
COMPOSED_AT_LEAST = 0.08  # that of what an operator makes of another act: below .2, 10 of 16 not in view were right
SAID = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
RETYPED = 4.0  # how much likelier the type that the model likes best has to be than the row's
DEMANDED = (
    0.3  # least probability of a duty that somebody lays on a state: the corpora seldom note what the codebook asks
)
PLAIN = 0.17  # least probability of a deed that a demanding row reads in a main clause, whoever did it being known
CLIPPED = 5.0  # log odds beyond which neither model nor record is surer
PRIOR, WEIGHT = 0.35, 4.0  # what a row is thought to be right before its record, and how many cases that is worth
TRUSTED = 2.0  # log odds of a row without a record: somebody's own, who will have written it for a reason
PRESS = ("JRN", "MED")
DEEDS = (2, 4)  # the quads of what is done, not said
BY_ANYONE = ("AID", "PROTEST")  # deeds that people do as well; what a firm's chief does is seldom an event
FORCEFUL = (*PUBLIC, "outlaws")
KINDS = {"ASSAULT": "assault", "COERCE": "coercion", "SANCTION": "coercion", "PROTEST": "protest"}  # others: "other"
HARD = ("ASSAULT", "COERCE", "SANCTION", "ACCUSE")  # what crime and its police work look like
WEIGHTY = frozenset({"state", "armed", "political"})
NOTHING, DOUBTED = "none", 0.15  # the operator of a row that reads nothing, and what the model's odds are worth there
SILENT = "silent: "  # how the features of an annotator that proposes nothing begin
WITHOUT_MODEL = "without the model"  # the log odds that those give
Records = Mapping[str, tuple[float, float]]  # of a row the log odds that it is right: in news, in written reports


def enough(event: Event) -> float:
    """The probability from which a word is taken for an event as it was read."""
    if event.coder == "model:PROTEST" and standing(event.actors) == "name":
        return 1.0  # "Ana and Luis Diaz rode through the town": a protest is of many
    if COMPOSED in event.coder:  # "voted for the departure of the troops", "took up the operations again"
        return COMPOSED_AT_LEAST
    doubtful = event.event_type in SAID or event.coder.startswith("model:")
    return DOUBTFUL_AT_LEAST if doubtful else KEPT_AT_LEAST


@dataclass(frozen=True, slots=True)
class Told:
    """A reading of a word: what it may tell, by a row or by the model ("model:TYPE"), with its sides."""

    candidate: Candidate
    proposal: Proposal | None  # what the language model makes of its words; None: it sees no event in them
    event: Event
    surroundings: Features
    silent: bool = False  # the annotator proposes nothing at all
    main: bool = False  # it is the verb of a main clause, or of what somebody says

    @property
    def plain(self) -> bool:
        """Whether a state or its like is told to have done a deed that a row spells out: "Chad flew 40 men home".

        Such rows are rare, and share what a row is thought to be right before its record.
        """
        row, event = self.candidate.pattern, self.event
        # "a truce took effect in Chad", "two Chadians were freed": whom it reaches
        reached = self.candidate.recipients if row.actor == ("none",) or event.event_type == "RETREAT" else ()
        done = event.quad in DEEDS and not UNTOLD & set(event.auxiliary)
        who = event.actors + reached
        by_anyone = event.event_type in BY_ANYONE and _known(who) == "known"
        return self.main and row.spelled_out and not row.operator and done and (by_anyone or standing(who) in FORCEFUL)


def chance(told: Told) -> float:
    """The probability, 0 to 1, that a word tells an event of that type."""
    known, weighed = records(), weights("models/decision")
    found = silent(told, known) if told.silent else features(told, known, weighed)
    odds, operator = score(found, weighed), told.candidate.pattern.operator
    if operator == NOTHING:  # "analysts warned of a slump": shut out by a row, and seen by the model all the same
        return probability(odds + math.log(DOUBTED))
    likely = max(probability(odds), PLAIN if told.plain else 0.0)
    return max(likely, DEMANDED) if operator == "demand" else likely


def likeliest(options: Sequence[Told]) -> tuple[float, Event]:
    """The event that a word tells if it tells one, and the probability that it does: the sum over what it may tell.

    The row's reading, the first, is taken unless another is far likelier. A word of which it is open whether it tells
    a COERCE or a SANCTION tells something all the same.
    """
    chances = [chance(option) for option in options]
    taken = max(range(len(options)), key=lambda at: chances[at] / (RETYPED if at else 1.0))
    order = sorted(range(len(options)), key=lambda at: (at != taken, -chances[at]))
    weighed = (
        Considered("event_type", options[at].event.event_type, options[at].event.coder, round(chances[at], 2))
        for at in order
    )
    event = options[taken].event
    return min(sum(chances), 1.0), replace(event, considered=(*weighed, *event.considered))


def features(told: Told, records: Records, weighed: Mapping[str, float]) -> Features:
    """What speaks for and against it; ``weighed``: the weights of :func:`silent`, whose sum is one of the features."""
    row = not told.candidate.pattern.id.startswith("model:")
    alone = min(max(score(silent(told, records), weighed), -CLIPPED), CLIPPED)
    return {**_common(told, records), **_model(told), WITHOUT_MODEL: alone if row else 0.0}


def silent(told: Told, records: Records) -> Features:
    """What speaks for and against it as far as the language model says nothing of it."""
    return {f"{SILENT}{name}": value for name, value in _common(told, records).items() if name != LIVELY}


def _common(told: Told, records: Records) -> Features:
    found = {**_row(told.candidate, records), **_sides(told), **_standings(told.event), **told.surroundings}
    return {**found, **_subject(told.event, told.surroundings)}


def _subject(event: Event, surroundings: Features) -> Features:
    """What the report is of, for blows and charges or for other acts, and by whether somebody public has a part."""
    kind = "hard" if event.event_type in HARD else "soft"
    public = bool({standing(event.actors), standing(event.recipients)} & WEIGHTY)
    of = {name: value for name, value in surroundings.items() if name.endswith(REPORT)}
    return {
        f"{told}, {name}": value for told in (kind, "public" if public else "private") for name, value in of.items()
    }


def _row(option: Candidate, records: Records) -> Features:
    row = not option.pattern.id.startswith("model:")
    news, written = records.get(option.pattern.id, (TRUSTED, TRUSTED)) if row else (0.0, 0.0)
    return {
        "always": 1.0,
        "row": float(row),
        "row's record in news": news,
        "row's record in written reports": written,
        "row with conditions": float(row and bool(option.pattern.conditions)),
        "row of an operator": float(row and bool(option.composed)),
        "noun": float(option.pattern.upos == "NOUN"),
        "adjective": float(option.pattern.upos == "ADJ"),
    }


def _model(told: Told) -> Features:
    types = told.proposal.types if told.proposal else {}
    event_type = told.event.event_type
    given = types.get(event_type, 0.0)
    return {
        "model": log_odds(given, CLIPPED),
        "model, any type": log_odds(told.proposal.probability if told.proposal else 0.0, CLIPPED),
        "model, another type": max((p for name, p in types.items() if name != event_type), default=0.0),
        "row, model": 0.0 if told.candidate.pattern.id.startswith("model:") else log_odds(given, CLIPPED),
    }


def _sides(told: Told) -> Features:
    event = told.event
    actor, recipient = _known(event.actors), _known(event.recipients)
    if actor == "known" and len(event.actors) > 1 and not event.recipients:
        recipient = "among the actors"
    noun = {f"noun, actor {actor}": 1.0, f"noun, recipient {recipient}": 1.0}
    sectors = [party.sector for party in event.actors + event.recipients]
    return {
        f"actor {actor}": 1.0,
        f"recipient {recipient}": 1.0,
        f"actor {actor}, recipient {recipient}": 1.0,
        **(noun if told.candidate.pattern.upos == "NOUN" else {}),
        f"quad {event.quad}": 1.0,
        "done only in words": float(bool(UNTOLD & set(event.auxiliary))),
        "place": float(event.place is not None),
        "counts": float(bool(event.counts)),
        "modes": float(bool(event.modes)),
        "words to the press": float(event.event_type == "CONSULT" and sum(s not in PRESS for s in sectors) < 2),
    }


def _standings(event: Event) -> Features:
    """Between whom it is, by type: a court and a private person, a state and an armed group."""
    kind = KINDS.get(event.event_type, "other")
    actor, recipient = standing(event.actors), standing(event.recipients)
    private = not {actor, recipient} & set(PUBLIC)
    return {
        f"type {event.event_type}": 1.0,
        f"actor is {actor}": 1.0,
        f"recipient is {recipient}": 1.0,
        f"{kind}: actor is {actor}": 1.0,
        f"{kind}: recipient is {recipient}": 1.0,
        "between private parties": float(private),
        f"{kind}: between private parties": float(private),
        "order and private": float("order" in (actor, recipient) and not {actor, recipient} & set(PUBLIC) - {"order"}),
    }


def _known(parties: tuple[Party, ...]) -> str:
    if any(party.code or party.country for party in parties):
        return "known"
    return "somebody" if parties else "nobody"


def record_odds(right: int, read: int) -> float:
    """The log odds that a row is right, which was right so often of so many times; less sure the fewer they are."""
    return log_odds((right + PRIOR * WEIGHT) / (read + WEIGHT), CLIPPED)


def records() -> Records:
    """How often the bundled rows were right."""
    return _records(digest())


@functools.lru_cache(maxsize=4)
def _records(_: str) -> Records:
    return {
        row["id"]: (
            record_odds(int(row["right_in_news"]), int(row["read_in_news"])),
            record_odds(int(row["right_in_reports"]), int(row["read_in_reports"])),
        )
        for row in table("models/rows")
    }
