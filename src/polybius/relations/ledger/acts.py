"""The acts of a dyad that open or close a standing measure, with the subject that ties the two together."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from polybius.relations.ends import told
from polybius.relations.ends.selectors import Selector
from polybius.relations.ledger import undoing, wording
from polybius.relations.ledger.bearing import JOINT, LEAVING, Bearing, held, openers
from polybius.relations.ledger.doers import Named
from polybius.relations.ledger.meant import ends_of, named, names_of, stands_for, teller
from polybius.relations.ledger.subjects import NEAR_CHARACTERS, PASSIVE, goods_in, kinds_of_aid
from polybius.relations.ledger.things import names, things_of
from polybius.resources.subjects import ON_GOODS, subjects

TROOPS = re.compile(r"(?:-led)?(?:['’]s?)?(?: \w+)? (?:troops|forces|soldiers|instructors|trainers|presence|bases?)\b")
# "voted to expel all Americans"
SENT_OFF = re.compile(r"\b(?:expel|eject|evict|(?:throw|drive) out|expulsion of|departure of|exit of) (?:the |all )*$")
PRESUPPOSED = "undone"  # the row of what no report tells as opened, and one tells as undone
# "closed its airspace for some hours"
BRIEF = re.compile(
    r"\b(?:for (?:a few|some|several|many|\w+|\w+ and a half) (?:hours|minutes)"
    r"|for (?:an?|half an|about an|the) (?:hour|night|afternoon|morning)|overnight)\b"
)
OF_ENVOYS = ("withdraw", "expel")  # the rows of envoys called home or sent away
OF_MISSIONS = ("envoy", "mission")  # subjects that each side has of its own
LAYING = re.compile(
    r"(?:introduc|impos|laid|lay|plac|put|declar|decre|enact|extend|prolong|renew)\w* (?:the|this|that|its) "
    r"(?:ban|embargo|closure|blockade)\b"
)
BEING = re.compile(r"\bafter (?:being|having been) (?:\w+ )?$")  # "was opened after being closed for nine days"
POINTED = re.compile(r"\w+(?: \w+)? (?:it|them|these|this)\b")  # "stopped buying them"
BY_NOBODY = re.compile(r"\b(?:is|are|was|were|been)\b")  # "training was resumed" is one trigger
AGAIN = re.compile(r"\b(?:again|once more|anew|a second time|for the second time)\b")
NEWS = re.compile(r"\b(?:has|have)(?: (?:now|also|once|again|in turn|been|since))* $")
DENIED = ("CT-", "PR-")
Speaking = Callable[[set[str]], set[str]]  # of some reports those that have acts of both ends


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
    news: bool  # told as what has now been done: "has suspended"
    partial: bool  # undoes a part of it
    promised: bool  # only said to be undone at some time: "plans to resume"
    brief: bool  # told as over within a day
    due: bool  # its days are those from which it is to hold
    until: dt.date | None  # the last day for which it is laid
    things: frozenset[str]  # names near the trigger that are neither party's: "closed the crossing at Ngoma"
    about: tuple[str, ...]  # the common words of its object
    pointed: bool  # told by a noun that a measure has: "its ban", "introduced the ban"
    held: bool  # an exercise that takes place: the end of its having been put off, where it has that name
    goods: frozenset[str]  # the goods that it is on: "ban imports of flour and meat", or the kind of aid
    guessed: bool  # told as standing, in words that do not tell whose it is: "trade remains suspended"
    at: int  # where it is told in its document
    presupposes: bool  # undoes what has been there, whether it was told or not: "lifted its ban"
    announced: bool  # told by whoever will do it, as to come: "will close its border"
    subject: str | None
    what: str
    words: str
    source: str | None
    source_country: str | None
    source_id: str | None = None

    @property
    def opens(self) -> bool:
        """Whether a measure is opened, or told as standing."""
        return self.opener is not None

    def closes_with(self, act: Act) -> bool:
        """Whether that act can undo this one."""
        row = openers().get(self.opener or "")
        return row is not None and (act.presupposes or act.event_type in row["closes_with"].split("|"))


def acts(bearings: Sequence[Bearing], a: Selector, b: Selector, speaking: Speaking) -> Iterator[Act]:
    """The opening and closing acts between two parties, in the order of their reports.

    Args:
        bearings: What acts do to measures, of all reports that name one of the two.
        a: One end of the dyad.
        b: The other.
        speaking: Of some reports those with acts of both ends: there alone a halt that names nobody can be between the
            two. "Oil exploration, halted in 2022" of a report on Manila is no halt by Rabat.
    """
    between: dict[str, tuple[set[str], set[str]]] = {}  # the last sides of a document with both ends on them
    on_it: dict[tuple[str, str | None], tuple[set[str], set[str]]] = {}  # those who first acted on a subject there
    sided = [(bearing, _sides(bearing.event, a, b, joint=bearing.closes)) for bearing in bearings]
    of_both = speaking(
        {
            bearing.event["document_id"]
            for bearing, sides in sided
            if sides == (set(), set()) or _with_nobody(bearing, sides)
        }
    )
    for bearing, found in sided:
        event, about, opener, sides = bearing.event, bearing.subjects, bearing.opener, found
        if sides is None or not (sides[0] | sides[1] or event["document_id"] in of_both):
            continue
        if opener in LEAVING and sides[0] and not _asks_theirs(event, (a, b), sides[0]):
            continue
        last = between.get(event["document_id"])
        guessed = _doer_guessed(event)
        if _only_said(event) and (laid := on_it.get((event["document_id"], about[0]))):
            sides = laid  # "shut the gate. Qatar said the closure stood"
        elif last and guessed and sides[0] | sides[1] <= last[0] | last[1]:
            sides = last
        elif last and len(sides[0] | sides[1]) == 1 and not event["actors"] and sides[1] <= last[1]:
            sides = last  # "the ban on tomatoes stays in force": laid by whom the report has just spoken of
        elif len(sides[0] | sides[1]) > 1 and not guessed:
            between[event["document_id"]] = sides
            on_it.setdefault((event["document_id"], about[0]), sides)
        only = bool(opener and openers()[opener]["subject"])
        for subject in about[:1] if only else about:
            told_act = _act(event, subject, opener, bearing.closes, sides, ends=(a, b))
            if _with_nobody(bearing, sides) and event["document_id"] in of_both:
                told_act = replace(told_act, whole=True, other_sides=frozenset({a.name, b.name}) - told_act.doer_sides)
            for act in _each_its_own(told_act):
                yield act
                yield from _contradicted(act, event)


def _with_nobody(bearing: Bearing, sides: tuple[set[str], set[str]] | None) -> bool:
    """Whether one side is told to take up what is done by two, and nobody as the other: "patrols were resumed".

    A border is the other's as well, whatever place of one's own the sentence names: "reopened the border at Tulcan".
    So is training that is taken up by nobody who is named.
    """
    subject = bearing.subjects[0]
    shared = subject is not None and bool(subjects()[subject]["shared"])
    if not bearing.closes or not shared or sides is None or len(sides[0] | sides[1]) != 1:
        return False
    event = bearing.event
    passive = PASSIVE.search(wording.before(event)) or BY_NOBODY.search(wording.trigger(event))
    if not event["actors"] or (passive and sides[0] == sides[1]):
        return True  # "training of Iraqi troops was taken up again"
    return not event["recipients"] or (subject == "border" and sides[0] == sides[1])


def _each_its_own(act: Act) -> tuple[Act, ...]:
    """An act of each side, where both call home or send away envoys: "Chad and Niger recalled their ambassadors"."""
    if len(act.doer_sides) < 2 or act.opener not in OF_ENVOYS or act.subject not in OF_MISSIONS:
        return (act,)
    return tuple(
        replace(
            act,
            actors=tuple(party for party in act.actors if party.side == side),
            recipients=tuple(party for party in act.actors if party.side != side),
            doer_sides=frozenset({side}),
            other_sides=act.doer_sides - {side},
        )
        for side in sorted(act.doer_sides)
    )


def _contradicted(act: Act, event: told.Row) -> Iterator[Act]:
    """The word of each who denies an act that others tell: "training had resumed. Baghdad denied that."."""
    for denier in event["deniers"] or ():
        if not act.denied and denier["factuality"] in DENIED:
            yield replace(
                act, denied=True, source=denier["text"], source_country=denier["country"], source_id=denier["country"]
            )


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
    words = wording.quoted(event)
    over = opener is not None and BEING.search(wording.before(event)) is not None  # its day is that of the end
    promised, partial = closes and undoing.promised(event), undoing.partly(event)
    row = openers()[opener] if opener else None
    name = f"{subjects()[subject]['name']} " if subject else ""
    denied = event["factuality"] in DENIED or "negation" in (event["auxiliary"] or ())
    denied = denied or undoing.false_reports(event)
    # "flights, stopped last November, may start again, the ministry ordered on Thursday"
    due = opener is not None and event["due_latest"] is not None and "historical" not in (event["auxiliary"] or ())
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
        ended=True if opener is not None and undoing.gone_as_asked(event) else event["ended"],
        whole=len(doers | others) > 1,
        actors=_named_as((party for party in event["actors"] or () if not teller(event, party)), event, ends),
        recipients=_named_as(event["recipients"] or (), event, ends, people=True),
        doer_sides=frozenset(doers),
        other_sides=frozenset(others),
        days=(event["due_earliest"], event["due_latest"]) if due else told.days(event),
        open_start=event["earliest"] is None or (opener is not None and event["ended"] is False) or over,
        dated=(event["dated_by"] not in (None, "document") and not over) or due,
        sure=not (undoing.under_way(event) or any(s["vague"] for s in sources[-1:])),
        again=bool(AGAIN.search(wording.sentence(event))),
        news=NEWS.search(wording.before(event)) is not None,
        partial=partial,
        promised=promised,
        brief=event["ended"] is True and BRIEF.search(wording.near(event)) is not None,
        due=due,
        until=event["until"],
        things=_things(event, ends),
        about=_about(event, closes),
        goods=_kinds(event, subject),
        pointed=undoing.is_measure_word(event) or LAYING.match(wording.from_trigger(event)) is not None,
        held=held(event, subject),
        guessed=_doer_guessed(event),
        at=int(event["trigger_start"]),
        presupposes=closes and len(doers | others) > 1 and undoing.presupposes(event, subject),
        announced=bool(event.get("announced")),
        subject=subject,
        what=f"{name}{row['what'] if row else _undone(denied, promised, partial)}: “{words}”",
        words=words,
        source=sources[0]["text"] if sources else None,
        source_country=sources[0]["country"] if sources else None,
        source_id=(sources[0]["entity"] or sources[0]["code"]) if sources else None,
    )


def _kinds(event: told.Row, subject: str | None) -> frozenset[str]:
    """What it is on of which each can be halted and let go by itself: the goods, or the kind of aid."""
    if subject == "aid":
        return kinds_of_aid(wording.near(event))
    if subject not in ON_GOODS:
        return frozenset()
    found = goods_in(wording.from_trigger(event))
    pointed = POINTED.match(wording.from_trigger(event)) or undoing.names_measure(event)
    return found or (goods_in(wording.before(event)) if pointed else frozenset())


def _about(event: told.Row, closes: bool) -> tuple[str, ...]:
    """The words of the object; of what undoes a bare "ban" those of the ban: "said the ban on milk had been lifted".

    Of what is let in again by nobody named those before it: "Beef is let into the country again".
    """
    sentence = str(event["sentence_text"] or "")
    found = things_of(sentence[max(0, wording.at(event)) :])
    if found or not closes:
        return found
    if not undoing.names_measure(event):
        return things_of(f"the {wording.before(event)}") if PASSIVE.search(wording.before(event)) else ()
    return things_of(undoing.from_measure(event)) or things_of(sentence)


def _doer_guessed(event: told.Row) -> bool:
    """Whether the sentence of what still stands names nobody who laid it: "all other trade remains suspended"."""
    sentence = str(event["sentence_text"] or "")
    doers = [party["text"] for party in event["actors"] or () if party["text"]]
    return event["ended"] is False and bool(doers) and not any(doer in sentence for doer in doers)


def _only_said(event: told.Row) -> bool:
    """Whether who is told to have laid what still stands only says so: "Havana said that the embargo is in place"."""
    before = str(event["sentence_text"] or "")[: max(0, wording.at(event))]
    doers = [party["text"] for party in event["actors"] or () if party["text"]]
    tellers = {source["text"] for source in event["sources"] or () if source["text"]}
    bare = event["ended"] is False and undoing.is_measure_word(event) and before.endswith((" the ", "The "))
    return bare and bool(doers) and set(doers) <= tellers


def _asks_theirs(event: told.Row, ends: tuple[Selector, Selector], doers: set[str]) -> bool:
    """Whether the troops asked to leave are the other side's: "called on the government to send foreign troops home".

    A parliament that votes for the withdrawal of its own contingent asks nobody to leave.
    """
    day = event["earliest"] or event["latest"]
    asked = {name for party in event["recipients"] or () for name in ends_of(party, *ends, day, people=True)}
    if not asked or asked - doers:
        return True
    said = {"text": event["sentence_text"], "entity": None, "code": None}
    other, own = sorted(ends, key=lambda end: end.name in doers)
    return stands_for(said, other, own, day) or _troops_of(event, other)


def _troops_of(event: told.Row, end: Selector) -> bool:
    """Whether the sentence tells of a state's soldiers or of its people sent off: "to expel the American forces"."""
    text = str(event["sentence_text"] or "")
    named = list(names_of(end.country).finditer(text)) if end.country else []
    return any(TROOPS.match(text[name.end() :]) or SENT_OFF.search(text[: name.start()]) for name in named)


def _undone(denied: bool, promised: bool, partial: bool) -> str:
    """How a measure is called of which nothing but its undoing is told."""
    return "not undone" if denied else "to be undone" if promised else "undone in part" if partial else "undone"


def _named_as(
    parties: Iterable[Any], event: told.Row, ends: tuple[Selector, Selector], *, people: bool = False
) -> tuple[Named, ...]:
    """The parties of an act, each with the end of the dyad that it belongs to."""
    day = event["earliest"] or event["latest"]
    out = []
    for party in parties:
        sides = ends_of(party, *ends, day, people=people)
        name = party["entity"] or party["code"] or party["text"]
        out.append(Named(name, party["code"], next(iter(sorted(sides)), None)))
    return tuple(dict.fromkeys(out))


def _sides(event: told.Row, a: Selector, b: Selector, *, joint: bool = False) -> tuple[set[str], set[str]] | None:
    """Which ends of the dyad act and which are acted on; None when a third party stands on either side alone.

    What is resumed ``joint``ly may be aimed at a third: "resumed operations against Islamic State".
    What is done to a state's people and firms is done to it: "threw out twenty Czechs", "blacklisted a bank".
    A side that the sentence leaves open ("was suspended") is not counted; the story or the subject may tell it.
    """
    day = event["earliest"] or event["latest"]
    sides: list[set[str]] = []
    doing = [party for party in event["actors"] or () if not teller(event, party)]
    if not doing and event["ended"] is False and _speaks_of_own(event, a, b, day):
        doing = list(event["actors"])
    for parties in (doing, event["recipients"] or ()):
        meant = {end for party in parties for end in ends_of(party, a, b, day, people=parties is not doing)}
        both = parties is not doing and len(sides[0]) > 1  # "suspended the Keen Eagle exercise": its name is no third
        third = not meant and any(party["code"] or (party["entity"] and not both) for party in parties)
        if third and not (joint and sides and sides[0] and event["event_type"] in JOINT):
            return None  # "Iraqi police restricted the protesters": not against the other state
        sides.append(meant)
    # "banned its airlines from flying to Georgia": what is done to one's own is aimed at the other
    if len(sides[0]) == 1 and sides[1] == sides[0]:
        said = {"text": event["sentence_text"], "entity": None, "code": None}
        sides[1] = {
            end.name
            for end, other in ((a, b), (b, a))
            if end.name not in sides[0] and (named(event, end) or stands_for(said, end, other, day))
        } or sides[1]
    # "halted all training with foreign instructors": the other side stands in the sentence, in no role
    if not sides[1] and (joint or not event["recipients"]) and sides[0] and not sides[0] >= {a.name, b.name}:
        said = {"text": event["sentence_text"], "entity": None, "code": None}
        sides[1] = {
            end.name
            for end, other in ((a, b), (b, a))
            if end.name not in sides[0] and (stands_for(said, end, other, day) or named(event, end))
        }
    elif not sides[0] and not event["actors"] and len(sides[1]) == 1:  # "the training of Iraqi forces was suspended"
        said = {"text": event["sentence_text"], "entity": None, "code": None}
        sides[1] |= {
            end.name for end, other in ((a, b), (b, a)) if stands_for(said, end, other, day) or named(event, end)
        }
    return sides[0], sides[1]


def _speaks_of_own(event: told.Row, a: Selector, b: Selector, day: dt.date | None) -> bool:
    """Whether who speaks of what stands speaks of what falls on the other: "duties on Thai rice stand, Laos said"."""
    said, hit = (
        {end for party in parties or () for end in ends_of(party, a, b, day, people=True)}
        for parties in (event["actors"], event["recipients"])
    )
    return len(said) == len(hit) == 1 and said != hit


def _things(event: told.Row, ends: Iterable[Selector]) -> frozenset[str]:
    """The names near the trigger that are no party's and not those of the two states."""
    at = wording.at(event)
    near = str(event["sentence_text"] or "")[max(1, at - NEAR_CHARACTERS) : at + 2 * NEAR_CHARACTERS]
    for end in ends:
        near = names_of(end.country).sub(" ", near) if end.country else near
    return names(near, told.words(event))
