"""What acts do to standing measures, whoever these are between: which row has one opened, or that one is undone."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from polybius import resources
from polybius.relations.ends import told
from polybius.relations.ledger import ahead, undoing, wording
from polybius.relations.ledger.subjects import goods_in, stops, subjects_of, told_to_leave
from polybius.relations.ledger.things import in_town
from polybius.resources.subjects import TRADE

JOINT = ("COOPERATE",)
# the rows of troops that are asked to leave
LEAVING = ("leave", "leave-change", "leave-vote", "close-base", "close-theirs")
TAKEN_UP = re.compile(
    r"\b(?:the|this|that|its|their|a) (?:halt|pause|suspension|freeze|stoppage|standstill|work|ban|expulsions?"
    r"|restrictions?|closure|curbs?|prohibition|embargo|boycott|blockade|measures?)\b(?! (?:of|on)\b)"
)
# "closed it on the 6th", "cut them after a quarrel"
POINTED = re.compile(
    r"(?:resum|restart|renew|restor|lift|re-?open|halt|suspend|clos|shut|open|cut|stopp|seal|froze|scrapp|restrict)\w* "
    r"(?:it|them)\b"
)
# what was told before it of another: "and Niger did the same"
LIKEWISE = re.compile(
    r"(?:d(?:o|oes|id|one|oing) (?:the same|likewise|so)|follow\w* (?:suit|its example)|\w+ in kind)\b"
)
THEM = re.compile(r"\w+ (?:him|her|them)\b")  # "expelled the consul and gave him 48 hours to leave"
PEOPLE = ("envoy", "troops")  # subjects that are persons
# "six months after it was cut off": what the report spoke of last
POINTED_AT = re.compile(r"\b(?:it|they|which|that) (?:is|are|was|were|has been|have been|had been) (?:\w+ )?$")
HOLDING = re.compile(r"(?:beg[aiu]n|start|h[eo]ld|conduct|stag|launch|kick|open|t[ao]o?k(?:e|en|es|ing)? part)")


@dataclass(frozen=True, slots=True)
class Bearing:
    """An act that opens or undoes a measure, or tells of one as standing, and what the measure is on."""

    event: told.Row  # what is announced as the act that it foretells
    subjects: tuple[str | None, ...]  # the nearest first
    opener: str | None  # the row that makes it open a measure
    closes: bool


def bearings(events: Iterable[told.Row]) -> Iterator[Bearing]:
    """Of the events of whole reports, in their order, those that bear on measures.

    An act is told in the light of its report's other acts: "resumed it later".
    """
    spoken_of: dict[str, str] = {}  # the subject of the last such act of each document
    people: dict[str, str | None] = {}  # and who was last sent away or called home
    parted: dict[str, bool] = {}  # whether it undid a part of a measure
    opened: dict[tuple[str, int], str | None] = {}  # what the last act of a sentence that opens a measure was on
    rows = list(events)
    triggers: dict[str, list[int]] = defaultdict(list)
    for event in rows:
        if not stops(event) or (event["actors"] and event["recipients"]):
            triggers[event["document_id"]].append(event["trigger_start"])
    for event in map(as_told, rows):
        document, auxiliary = event["document_id"], event["auxiliary"] or ()
        if ("hypothetical" in auxiliary and not undoing.let(event)) or not _can_bear(event):
            continue
        about = subjects_of(event, triggers[document])
        # "the halt had been ordered by the government"; "resumed it later"
        if _likewise(event):  # "Turkey's embassy did the same": it is not about the embassy
            about = [None]
        pointing = TAKEN_UP.search(wording.near(event)) is not None or _pointed_at(event) or _likewise(event)
        if about == [None] and THEM.match(wording.from_trigger(event)) is not None:
            about = [people.get(document)]
        if POINTED.match(wording.from_trigger(event)) and (document, event["sentence_start"]) in opened:
            about = [opened[document, event["sentence_start"]]]  # "shut nine airports and reopened them"
        elif (about == [None] and pointing) or POINTED.match(wording.from_trigger(event)):
            about = [spoken_of.get(document, about[0])]
        if about == [None] and told_to_leave(event):
            about = ["troops"]
        if (
            about == [None]
            and undoing.undoes(event)
            and undoing.names_measure(event)
            and goods_in(wording.before(event))
        ):
            about = [TRADE]  # "coal has been on sale since May, when the ban was lifted"
        # "lifted a part of its curbs. Restrictions on acids stay in place": the rest of what was undone in part
        if about == [None] and event["ended"] is False and parted.get(document):
            about = [spoken_of.get(document)]
        opener, closes = _opens_or_closes(event, about[0])
        if opener in LEAVING:
            about = ["troops"]  # "asked the United States to close its bases"
        if closes and (undoing.all_gone(event) or undoing.demand_dropped(event)):
            about = ["troops"]  # "the last of three bases was handed over"
        if (opener is None and not closes) or (closes and undoing.not_yet(event)) or (opener and "future" in auxiliary):
            continue
        if about[0] in PEOPLE:
            people[document] = about[0]
        if opener is not None and about[0] not in PEOPLE:
            opened[document, event["sentence_start"]] = about[0]
        if about[0] is not None and opener not in LEAVING:  # "the halt" is none of the troops asked to leave
            spoken_of[document] = about[0]
            parted[document] = undoing.partly(event) if closes else parted.get(document, False)
        yield Bearing(event, tuple(about), opener, closes)


def as_told(event: told.Row) -> told.Row:
    """What is announced as the act that it foretells, and what is done by an order as done; any other as it is."""
    return ahead.as_done(_done_by_order(event))


def _opens_or_closes(event: told.Row, subject: str | None) -> tuple[str | None, bool]:
    """The row that makes an act open a measure, and whether it undoes one instead."""
    opener = _opener(event, subject)
    halted = event["event_type"] in ("CONCEDE", "SANCTION") and undoing.stops_measure(event)
    stopped = halted or undoing.ordered(event) or undoing.struck_down(event)
    if stopped or (opener is not None and undoing.taken_back(event)):
        return None, True
    closes = event["event_type"] in _closing_types() and (held(event, subject) or undoing.undoes(event))
    return opener, opener is None and closes


def _can_bear(event: told.Row) -> bool:
    """Whether an act is of a kind that opens measures, or undoes something: of most it is soon told that it is not."""
    kind = event["event_type"]
    if kind in _opening_types() or (kind in JOINT and HOLDING.match(wording.from_trigger(event))):
        return True
    return kind in _closing_types() and undoing.undoes(event)


def held(event: told.Row, subject: str | None) -> bool:
    """Whether an exercise is told as held, which one of that name that was put off then is no more."""
    return (
        event["event_type"] in JOINT
        and subject == "exercises"
        and HOLDING.match(wording.from_trigger(event)) is not None
        and not undoing.undoes(event)
    )


def _likewise(event: told.Row) -> bool:
    return LIKEWISE.match(wording.from_trigger(event)) is not None


def _pointed_at(event: told.Row) -> bool:
    """Whether it is done to "it": "after it was cut off"; "it is also calling home its students" does another thing."""
    return not re.match(r"\w+ing\b", wording.trigger(event)) and POINTED_AT.search(wording.before(event)) is not None


def _done_by_order(event: told.Row) -> told.Row:
    """An order that what is one's own be opened is the opening; so is a court's word against a ban, and leave given."""
    done = undoing.ordered(event) or undoing.struck_down(event) or undoing.let(event)
    return event | {"event_type": "CONCEDE"} if done else event


def _opener(event: told.Row, subject: str | None) -> str | None:
    """The row that makes an event open a measure, the most particular first."""
    if "convict" in (event["modes"] or ()):
        return None  # a verdict stops nothing between two states
    if undoing.stops_measure(event) or in_town(wording.from_trigger(event), wording.sentence(event), subject):
        return None
    for row in openers().values():
        if event["event_type"] not in row["event_type"].split("|"):
            continue
        if row["words"] and not _pattern(row["words"]).search(wording.from_trigger(event)):
            continue
        if row["mode"] and row["mode"] not in (event["modes"] or ()):
            continue
        if row["subject"] and row["subject"] != subject:
            continue
        return row["id"]
    return None


@functools.cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words)


@functools.cache
def _closing_types() -> frozenset[str]:
    """The types of the acts that can undo some measure."""
    return frozenset(kind for row in openers().values() for kind in row["closes_with"].split("|"))


@functools.cache
def _opening_types() -> frozenset[str]:
    """The types of the acts that can open some measure."""
    return frozenset(kind for row in openers().values() for kind in row["event_type"].split("|"))


@functools.cache
def openers() -> dict[str, dict[str, str]]:
    """The rows of ``ontology/openers`` by id, the most particular first."""
    return {row["id"]: row for row in resources.table("ontology/openers")}
