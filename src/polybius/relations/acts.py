"""The acts of a dyad that open or close a standing measure, with the subject that ties the two together."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from polybius import resources
from polybius.relations import told
from polybius.relations.doers import Named
from polybius.relations.selectors import Selector, of_sector
from polybius.relations.subjects import NEAR_CHARACTERS, stops, subjects, subjects_of
from polybius.relations.things import in_town, names, things_of

QUOTED_WORDS = 9  # of the sentence, from the trigger on
NAMING = ("name", "demonym", "government")  # uses of a spelling that mean the state or its people
JOINT = ("COOPERATE",)
NOT_YET = {"future", "hypothetical"}
TAKEN_UP = re.compile(
    r"\b(?:the|this|that|its|their|a) (?:halt|pause|suspension|freeze|stoppage|standstill|work|ban|expulsions?"
    r"|restrictions?|closure|curbs?)\b"
)
# "suspended its withdrawal from the pact", "halted the tariffs": stops what would itself be a measure
STOPPED_MEASURE = re.compile(
    r"^(?:halt|paus|suspen|stopp|froz|freez|postpon|put off)\w*(?: \w+){0,2} "
    r"(?:withdrawal|sanctions|tariffs?|duties|ban|embargo|boycott|blockade|expulsions?|deportations?)\b"
)
# "the tariffs were suspended": so does this
MEASURE_STOPPED = re.compile(
    r"\b(?:sanctions|tariffs?|duties|ban|embargo|boycott|blockade|curbs|restrictions?)\b[^.;]{0,60}"
    r"\b(?:is|are|was|were|been) (?:\w+ )?(?:halt|paus|suspen|stopp|froz)\w*$"
)
# "are being resumed, said two officials who did not give their names": not yet done, and nobody stands for it
UNSURE = re.compile(
    r"\b(?:is|are|was|were)\s+(?:now\s+)?(?:being\s+)?(?:resuming|restarting|reopening|lifting|restoring)\b"
    r"|\bbeing\s+(?:resumed|restarted|reopened|lifted|restored|taken up)\b"
    r"|\b(?:unnamed|anonym\w+|declined to be (?:named|identified)|not (?:to be|been|be) (?:named|identified)"
    r"|did not (?:give|want) (?:their|his|her) names?)\b"
)
PRESUPPOSED = "undone"  # the row of what no report tells as opened, and one tells as undone
# "eased the ban", "lifted part of the sanctions": the rest stands
PARTLY = re.compile(
    r"\b(?:eas(?:es|ed|ing)|relax\w*|partly|partially|in part|part of|partial|some of|for some|but not all)\b"
)
# "closed its airspace for some hours"
BRIEF = re.compile(
    r"\b(?:for (?:a few|some|several|many|\w+|\w+ and a half) (?:hours|minutes)"
    r"|for (?:an?|half an|about an|the) (?:hour|night|afternoon|morning)|overnight)\b"
)
POINTED = re.compile(r"(?:resumed|restarted|renewed|restored|lifted|reopened|halted|suspended) (?:it|them)\b")
AGAIN = re.compile(r"\b(?:again|once more|anew|a second time|for the second time)\b")
DENIED = ("CT-", "PR-")
YET = re.compile(r"\b(?:yet to|still to|never|not)(?: been| be)? $")  # "has yet to be lifted"
# "Reports that it had reopened the border were false"
FALSE = re.compile(
    r"\b(?i:reports?|claims?|rumou?rs?|allegations?) (?:that|of)\b.*"
    r"\b(?:is|are|was|were) (?:\w+ )?(?:false|untrue|wrong|baseless|unfounded|groundless|invented|incorrect)\b"
)


@dataclass(frozen=True)
class Act:
    """A telling of an act that opens or closes a measure."""

    event: str
    document: str
    origin: str
    story: str | None
    told: dt.date | None
    publisher: str | None
    event_type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    opener: str | None  # the row that makes it open a measure
    closes: bool
    denied: bool
    ended: bool | None
    whole: bool  # both sides of the dyad are named; else one is, or neither
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    doer_sides: frozenset[str]
    other_sides: frozenset[str]
    days: tuple[dt.date, dt.date] | None
    open_start: bool  # only "not after" is known
    dated: bool  # False: its days are only those of the report
    sure: bool  # False: only under way, or told by nobody who gives a name
    again: bool  # told as not the first of its kind
    partial: bool  # undoes a part of it
    brief: bool  # told as over within a day
    things: frozenset[str]  # names near the trigger that are neither party's: "closed the crossing at Ngoma"
    about: tuple[str, ...]  # the common words of its object
    presupposes: bool  # undoes what has been there, whether it was told or not: "lifted its ban"
    subject: str | None
    what: str
    words: str
    source: str | None
    source_country: str | None

    @property
    def opens(self) -> bool:
        """Whether a measure is opened, or told as standing."""
        return self.opener is not None

    def closes_with(self, act: Act) -> bool:
        """Whether that act can undo this one."""
        row = _openers().get(self.opener or "")
        return row is not None and (act.presupposes or act.event_type in row["closes_with"].split("|"))


def acts(events: Iterable[told.Row], a: Selector, b: Selector) -> Iterator[Act]:
    """The opening and closing acts between two parties, in the order of their reports."""
    spoken_of: dict[str, str] = {}  # the subject of the last such act of each document
    between: dict[str, tuple[set[str], set[str]]] = {}  # and its sides, once both ends are on them
    rows = list(events)
    triggers: dict[str, list[int]] = defaultdict(list)
    for event in rows:
        if not stops(event) or (event["actors"] and event["recipients"]):
            triggers[event["document_id"]].append(event["trigger_start"])
    for event in rows:
        if NOT_YET & set(event["auxiliary"] or ()):
            continue
        near = _near(event)
        about = subjects_of(event, triggers[event["document_id"]])
        # "the halt had been ordered by the government"; "resumed it later"
        if (about == [None] and TAKEN_UP.search(near)) or POINTED.match(_from_trigger(event)):
            about = [spoken_of.get(event["document_id"])]
        opener = _opener(event, about[0])
        closes = opener is None and _closes(event, near)
        if (opener is not None and _taken_back(event)) or (event["event_type"] == "CONCEDE" and _stops_measure(event)):
            opener, closes = None, True
        if (opener is None and not closes) or (closes and YET.search(_before(event))):
            continue
        if about[0] is not None:
            spoken_of[event["document_id"]] = about[0]
        sides = _sides(event, a, b, joint=closes, people=opener is not None)
        if sides is None:
            continue
        last = between.get(event["document_id"])
        if last and len(sides[0] | sides[1]) == 1 and not event["actors"] and sides[1] <= last[1]:
            sides = last  # "the ban on tomatoes stays in force": laid by whom the report has just spoken of
        elif len(sides[0] | sides[1]) > 1:
            between[event["document_id"]] = sides
        only = bool(opener and _openers()[opener]["subject"])
        for subject in about[:1] if only else about:
            yield _act(event, subject, opener, closes, sides, ends=(a, b))


def _act(
    event: told.Row,
    subject: str | None,
    opener: str | None,
    closes: bool,
    sides: tuple[set[str], set[str]],
    *,
    ends: tuple[Selector, Selector],
) -> Act:
    doers, others = sides
    sources = event["sources"] or ()
    words = _words(event)
    row = _openers()[opener] if opener else None
    denied = event["factuality"] in DENIED or "negation" in (event["auxiliary"] or ())
    denied = denied or FALSE.search(str(event["sentence_text"] or "")) is not None
    return Act(
        event=event["event_id"],
        document=event["document_id"],
        origin=event["origin"],
        story=event["story_id"],
        told=event["told"],
        publisher=event["publisher"],
        event_type=event["event_type"],
        modes=tuple(event["modes"] or ()),
        contexts=tuple(event["contexts"] or ()),
        opener=opener,
        closes=closes,
        denied=denied,
        ended=event["ended"],
        whole=len(doers | others) > 1,
        actors=_named_as((party for party in event["actors"] or () if not _teller(event, party)), event, ends),
        recipients=_named_as(event["recipients"] or (), event, ends, people=opener is not None),
        doer_sides=frozenset(doers),
        other_sides=frozenset(others),
        days=told.days(event),
        open_start=event["earliest"] is None or (opener is not None and event["ended"] is False),
        dated=event["dated_by"] not in (None, "document"),
        sure=not (UNSURE.search(str(event["sentence_text"] or "").lower()) or any(s["vague"] for s in sources[-1:])),
        again=bool(AGAIN.search(str(event["sentence_text"] or "").lower())),
        partial=bool(PARTLY.search(_near(event))),
        brief=event["ended"] is True and BRIEF.search(_near(event)) is not None,
        things=_things(event, ends),
        about=things_of(str(event["sentence_text"] or "")[max(0, _at(event)) :]),
        presupposes=closes and len(doers | others) > 1 and _presupposes(event, subject),
        subject=subject,
        what=f"{subjects()[subject]['name'] if subject else event['event_type'].lower()} "
        f"{row['what'] if row else 'not undone' if denied else 'undone'}: “{words}”",
        words=words,
        source=sources[0]["text"] if sources else None,
        source_country=sources[0]["country"] if sources else None,
    )


def _named_as(
    parties: Iterable[Any], event: told.Row, ends: tuple[Selector, Selector], *, people: bool = False
) -> tuple[Named, ...]:
    """The parties of an act, each with the end of the dyad that it belongs to."""
    day = event["earliest"] or event["latest"]
    out = []
    for party in parties:
        sides = _ends_of(party, *ends, day, people=people)
        name = party["entity"] or party["code"] or party["text"]
        out.append(Named(name, party["code"], next(iter(sorted(sides)), None)))
    return tuple(dict.fromkeys(out))


def _sides(
    event: told.Row, a: Selector, b: Selector, *, joint: bool = False, people: bool = False
) -> tuple[set[str], set[str]] | None:
    """Which ends of the dyad act and which are acted on; None when a third party stands on either side alone.

    What is resumed ``joint``ly may be aimed at a third: "resumed operations against Islamic State".
    What is done to a state's ``people`` and firms is done to it: "threw out twenty Czechs", "blacklisted a bank".
    A side that the sentence leaves open ("was suspended") is not counted; the story or the subject may tell it.
    """
    day = event["earliest"] or event["latest"]
    sides: list[set[str]] = []
    doing = [party for party in event["actors"] or () if not _teller(event, party)]
    for parties in (doing, event["recipients"] or ()):
        of_people = people and parties is not doing
        meant = {end for party in parties for end in _ends_of(party, a, b, day, people=of_people)}
        third = not meant and any(party["entity"] or party["code"] for party in parties)
        if third and not (joint and sides and sides[0] and event["event_type"] in JOINT):
            return None  # "Iraqi police restricted the protesters": not against the other state
        sides.append(meant)
    # "banned its airlines from flying to Georgia": what is done to one's own is aimed at the other
    if people and len(sides[0]) == 1 and sides[1] == sides[0]:
        sides[1] = {end.name for end in (a, b) if end.name not in sides[0] and _named(event, end)} or sides[1]
    # "halted all training with foreign instructors": the other side stands in the sentence, in no role
    if not sides[1] and (joint or not event["recipients"]) and sides[0] and not sides[0] >= {a.name, b.name}:
        said = {"text": event["sentence_text"], "entity": None, "code": None}
        sides[1] = {
            end.name
            for end, other in ((a, b), (b, a))
            if end.name not in sides[0] and (_for(said, end, other, day) or _named(event, end))
        }
    elif not sides[0] and not event["actors"] and len(sides[1]) == 1:  # "the training of Iraqi forces was suspended"
        said = {"text": event["sentence_text"], "entity": None, "code": None}
        sides[1] |= {end.name for end, other in ((a, b), (b, a)) if _for(said, end, other, day) or _named(event, end)}
    return sides[0], sides[1]


def _ends_of(party: Any, a: Selector, b: Selector, day: dt.date | None, *, people: bool) -> set[str]:
    return {
        end.name
        for end, other in ((a, b), (b, a))
        if end.holds(party, day) or _for(party, end, other, day) or (people and _of(party, end))
    }


def _of(party: Any, end: Selector) -> bool:
    """Whether a party is a citizen, a firm or a body of the state that an end of the dyad is; no armed group."""
    return end.kind == "state" and party["country"] == end.country and not of_sector(party["sector"], "armed")


def _named(event: told.Row, end: Selector) -> bool:
    """Whether the sentence names a state or its people, or tells of something on its ground."""
    if end.kind not in ("state", "any") or end.country is None:
        return False
    return event["host"] == end.country or bool(_names_of(end.country).search(str(event["sentence_text"] or "")))


@functools.lru_cache(maxsize=256)
def _names_of(country: str) -> re.Pattern[str]:
    rows = (row for row in resources.table("actors/spellings") if row["entity"] == country and row["use"] in NAMING)
    names = sorted({re.escape(name) for row in rows for name in row["names"].split("|")}, key=lambda n: (-len(n), n))
    return re.compile(rf"(?<!\w)(?:{'|'.join(names) or '(?!)'})(?!\w)")


def _teller(event: told.Row, party: Any) -> bool:
    """Whether an actor is only who tells it: "is still suspended, coalition officers said"."""
    tellers = {source["text"] for source in event["sources"] or () if source["text"]}
    return party["text"] in tellers and str(event["sentence_text"] or "").rfind(party["text"]) > _at(event)


def _for(party: Any, end: Selector, other: Selector, day: dt.date | None) -> bool:
    """Whether a bloc stands for an end of the dyad: "the U.S.-led coalition" in Iraq for the United States."""
    text = (party["text"] or "").lower()
    return end.kind in ("state", "any") and any(
        row["country"] == end.country
        and row["ground"] == other.country
        and (
            (party["entity"] or party["code"]) in row["entities"].split("|")
            or re.search(rf"\b(?:{row['words']})\b", text) is not None
        )
        and (day is None or (row["from"] or "") <= day.isoformat() <= (row["to"] or "9999"))
        for row in resources.table("ontology/blocs")
    )


def _opener(event: told.Row, subject: str | None) -> str | None:
    """The row that makes an event open a measure, the most particular first."""
    if _stops_measure(event) or in_town(_from_trigger(event), _sentence(event), subject):
        return None
    for row in _openers().values():
        if event["event_type"] not in row["event_type"].split("|"):
            continue
        if row["words"] and not re.search(row["words"], _from_trigger(event)):
            continue
        if row["mode"] and row["mode"] not in (event["modes"] or ()):
            continue
        if row["subject"] and row["subject"] != subject:
            continue
        return row["id"]
    return None


def _closes(event: told.Row, near: str) -> bool:
    kinds = {kind for row in _openers().values() for kind in row["closes_with"].split("|")}
    if event["event_type"] not in kinds:
        return False
    return "resume" in event["coder"] or bool(_closings().search(near))


def _stops_measure(event: told.Row) -> bool:
    """Whether a halt is one of a measure, and so undoes it: "suspended the tariffs", "the tariffs were suspended"."""
    passive = MEASURE_STOPPED.search(_before(event) + str(event["trigger_text"] or "").lower())
    return passive is not None or STOPPED_MEASURE.search(_from_trigger(event)) is not None


def _taken_back(event: told.Row) -> bool:
    """Whether a word for a measure tells its end alone: "did away with the ban", "the sanctions fell away"."""
    undone = any(pattern.search(str(event["sentence_text"] or "").lower()) for pattern in _presupposing())
    if event["ended"] is not True or not undone:
        return False  # "The blockade had begun in May": undone in another sentence
    trigger = str(event["trigger_text"] or "").lower()
    return bool(_measure_words().search(trigger)) or any(pattern.match(trigger) for pattern in _presupposing())


def _presupposes(event: told.Row, subject: str | None) -> bool:
    """Whether what is undone must have been there: a thing of a known kind that is lifted, reopened, resumed ..."""
    near = _near(event)
    # talks are resumed after a night as well
    known = subject is not None or bool(_measure_words().search(near))
    return (
        known
        and subject != "talks"
        and (_stops_measure(event) or any(pattern.search(near) for pattern in _presupposing()))
    )


def _at(event: told.Row) -> int:
    return int(event["trigger_start"]) - int(event["sentence_start"])


def _near(event: told.Row) -> str:
    """The words around the trigger."""
    at, end = _at(event), _at(event) + len(event["trigger_text"] or "")
    return str(event["sentence_text"] or "")[max(0, at - NEAR_CHARACTERS) : end + NEAR_CHARACTERS].lower()


def _before(event: told.Row) -> str:
    """The words before the trigger."""
    return str(event["sentence_text"] or "")[: max(0, _at(event))].lower()


def _things(event: told.Row, ends: Iterable[Selector]) -> frozenset[str]:
    """The names near the trigger that are no party's and not those of the two states."""
    at = _at(event)
    near = str(event["sentence_text"] or "")[max(1, at - NEAR_CHARACTERS) : at + 2 * NEAR_CHARACTERS]
    for end in ends:
        near = _names_of(end.country).sub(" ", near) if end.country else near
    return names(near, told.words(event))


def _sentence(event: told.Row) -> str:
    return str(event["sentence_text"] or "").lower()


def _from_trigger(event: told.Row) -> str:
    """The words from the trigger on; before a passive "ordered" those of the clause before it, too."""
    text, at = str(event["sentence_text"] or event["trigger_text"]).lower(), max(0, _at(event))
    if event["event_type"] == "REQUEST":
        at = max(0, at - NEAR_CHARACTERS)
    return text[at : _at(event) + 2 * NEAR_CHARACTERS]


def _words(event: told.Row) -> str:
    """The sentence from the trigger on, some words of it."""
    rest = str(event["sentence_text"] or event["trigger_text"])[max(0, _at(event)) :]
    words = re.split(r"[;:—]|, |(?<![A-Z])\. ", rest, maxsplit=1)[0].split()
    return " ".join(words[:QUOTED_WORDS]).rstrip(".") + (" ..." if len(words) > QUOTED_WORDS else "")


@functools.cache
def _openers() -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in resources.table("ontology/openers")}


@functools.cache
def _closings() -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{row['words']}" for row in resources.table("ontology/closings")))


@functools.cache
def _measure_words() -> re.Pattern[str]:
    words = "|".join(row["words"] for row in resources.table("lexicon/measures"))
    return re.compile(rf"\b(?:{words})s?\b")


@functools.cache
def _presupposing() -> list[re.Pattern[str]]:
    return [re.compile(rf"\b{row['words']}") for row in resources.table("ontology/closings") if row["presupposes"]]
