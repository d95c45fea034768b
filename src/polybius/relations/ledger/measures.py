"""The ledger: what one side did to the other and that stays until it is undone, as told by whom.

Two sides often tell the same halt with different doers ("our own pause", "we ordered it"). Such tellings are one
measure, held together by the dyad, the subject and the days; who did it stays contested.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

import duckdb

from polybius.relations.ends.selectors import Selector
from polybius.relations.ledger.acts import PRESUPPOSED, Act, acts
from polybius.relations.ledger.bearing import Bearing
from polybius.relations.ledger.doers import contested, each_once, fell_on, versions
from polybius.relations.ledger.opened import (
    Open,
    best_days,
    closed_by,
    dated_first,
    laid_anew,
    leaves_some,
    nearest,
    same_opening,
    stays_after,
)
from polybius.relations.ledger.rolled_up import speaking_of
from polybius.relations.records import Assertion, Measure
from polybius.resources.subjects import subjects

BARE = re.compile(r"\w+ (?:the|its|their|this|that|all) \w+ and ")  # "lifted the ban and opened its airspace"
JOINED_CHARACTERS = 70  # from the one to the other
BESIDE = 200  # characters from an opening to its end in the same sentence
LONGER = re.compile(r"(?:extend|prolong|renew)")  # "extended the ban by a year"
LINKS = """
    SELECT document_id, run_id, "from", "to" FROM links
    WHERE kind IN ('resumes', 'ends') AND document_id IN (SELECT unnest($1::VARCHAR[]))
"""


def ledger(
    connection: duckdb.DuckDBPyConnection, told_of: Sequence[Bearing], a: Selector, b: Selector
) -> tuple[Measure, ...]:
    """The measures between two parties in the order of their opening, closed ones too.

    Args:
        connection: To a store that has been linked.
        told_of: What the events of the reports that name one of the two do to measures.
        a: One end of the dyad.
        b: The other.
    """
    both = functools.partial(speaking_of, connection, a=a, b=b)
    found = list(acts(told_of, a, b, both))
    if not found:
        return ()
    links = _links(connection, told_of)
    found = _completed(found, links)
    openings = sorted((act for act in found if act.opens), key=dated_first)
    undone = [act for act in found if act.closes and not (act.denied or act.promised or act.partial)]
    measures: list[Open] = []
    for act in openings:
        homes_of = [one for one in measures if same_opening(one, act) and not laid_anew(one, act, undone)]
        homes_of = nearest(homes_of, act)
        vague = act.days is None and act.told is None  # "in the spring it was stopped again", in an undated report
        home = None if not homes_of or (vague and len(homes_of) > 1) else homes_of[-1 if act.open_start else 0]
        if home is None and act.whole:
            home = Open(act.subject)
            measures.append(home)
        if home is not None:
            home.openings.append(act)
    measures.sort(key=lambda measure: (measure.first or dt.date.max, measure.openings[0].event))
    homes = {(act.event, act.subject): measure for measure in measures for act in measure.openings}
    targets = dict(links)
    for act in (_named_beside(act, found) for act in found if act.closes):
        linked = homes.get((targets.get(act.event, ""), act.subject))
        closed = [linked] if linked else closed_by(measures, act)
        if linked and not any(map(_told_by_itself, linked.openings)):  # "the curbs that its predecessor had laid"
            closed += closed_by([one for one in measures if one is not linked], act)
        # "suspended its withdrawal from the pact" alone: nothing had been done yet
        if not closed and act.presupposes and not act.promised and act.event_type != "SANCTION":
            closed = [Open(act.subject, [_presupposed(act)])]
            measures += closed
        for measure in closed:
            rest = stays_after(measure, act)
            others = [one for one in rest if one.source_country not in (None, act.source_country)]
            partial = act.partial or len(rest) > len(others) or leaves_some(measure, act)
            measure.closings.append(replace(act, partial=partial))
            # "The ministry said the aid was restored. Washington says it is still suspended"
            measure.closings += [
                replace(
                    act,
                    denied=True,
                    event=one.event,
                    source=one.source,
                    source_country=one.source_country,
                    source_id=one.source_id,
                    words=one.words,
                )
                for one in others
            ]
    # "the curbs were not touched" denies nothing
    told_as_done = [one for one in measures if any(not act.denied or act.ended is False for act in one.openings)]
    return _each_by_its_id(
        (_measure(measure, _stopped_again(measure, measures)), measure.openings[0].event) for measure in told_as_done
    )


def _each_by_its_id(found: Iterable[tuple[Measure, str]]) -> tuple[Measure, ...]:
    """The measures; of several that one story tells ("expelled the envoy and recalled its own") each has an id."""
    out: dict[str, Measure] = {}
    for measure, event in found:
        id = measure.id if measure.id not in out else _id(f"measure:{event}:{measure.kind}:{measure.subject}")
        out[id] = replace(measure, id=id)
    return tuple(out.values())


def _id(named: str) -> str:
    return "m" + hashlib.sha256(named.encode()).hexdigest()[:15]


def _links(connection: duckdb.DuckDBPyConnection, told_of: Iterable[Bearing]) -> list[tuple[str, str]]:
    """Which event ends or takes up which, of the readings that some are from."""
    read = {(bearing.event["document_id"], bearing.event["run_id"]) for bearing in told_of}
    rows = connection.execute(LINKS, [sorted({document for document, _ in read})]).fetchall()
    return [(from_, to) for document, run, from_, to in rows if (document, run) in read]


def _presupposed(act: Act) -> Act:
    """The opening that no report tells, of what is told as undone: "lifted its ban on Libyan fuel".

    Of what both undo ("restored trade") nobody is told to have done it.
    """
    opening = replace(act, opener=PRESUPPOSED, denied=False, days=None, open_start=True, again=False)
    if len(act.doer_sides) < 2:
        return opening
    return replace(opening, actors=(), doer_sides=frozenset(), other_sides=act.doer_sides)


def _named_beside(act: Act, found: Iterable[Act]) -> Act:
    """An undoing without a thing of its own with that of the next one: "lifted the ban and opened its airspace"."""
    if act.subject is not None or not BARE.match(act.words):
        return act
    beside = (
        other.subject
        for other in found
        if other.closes and other.document == act.document and other.doer_sides == act.doer_sides
        and 0 < other.at - act.at <= JOINED_CHARACTERS
    )  # fmt: skip
    return replace(act, subject=next(beside, None))


def _completed(found: list[Act], links: Iterable[tuple[str, str]]) -> list[Act]:
    """The acts, those that are told without both sides with the sides of what undoes them.

    "Manila lifted its ban on workers for Kuwait. The ban had been imposed in February."
    """
    by_event = {act.event: act for act in found}
    undoing = {target: source for source, target in links}
    out = []
    for one in found:
        other = by_event.get(undoing.get(one.event, ""))
        # "the ship seized by Chad was freed on Monday": the day is that of the end
        at_end = other is not None and one.ended and not one.brief and one.days == other.days
        act = replace(one, open_start=True, dated=False) if at_end else one
        if other is None or not other.whole or act.whole or not act.doer_sides <= other.doer_sides | other.other_sides:
            out.append(act)
        else:
            out.append(replace(act, whole=True, doer_sides=other.doer_sides, other_sides=other.other_sides))
    return out


def _stopped_again(measure: Open, measures: Iterable[Open]) -> dt.date | None:
    """The first day on which another measure on the subject is told as opened "once more", after this one."""
    days = [
        other.first
        for other in measures
        if other is not measure
        and other.subject == measure.subject is not None
        and any(act.again for act in other.openings)
        and other.first is not None
        and measure.first is not None
        and other.first > measure.first
    ]
    return min(days, default=None)


def _measure(measure: Open, later: dt.date | None) -> Measure:
    opening = min(measure.openings, key=lambda act: (act.announced, *dated_first(act)))
    span = best_days(measure.openings)
    # "is still suspended": since when is not told
    since = None if all(act.ended is False and not act.dated for act in measure.openings if act.days) else span
    claims = sorted(
        [_assertion(act, _opening(act)) for act in measure.openings]
        + [_assertion(act, _undoing(act)) for act in measure.closings],
        key=lambda claim: (claim.told or dt.date.max, claim.event, claim.says),
    )
    state, closing = _state(measure, later)
    standing = (act for act in measure.openings if act.ended is False and not act.dated)
    told_standing = min((act.told for act in standing if act.told), default=None)
    if since and told_standing and told_standing < since[0]:
        since, span = None, (told_standing, told_standing)  # told as standing before the day of any other telling
    if since and closing and closing[0] and since[0] >= closing[0] and all(map(_told_at_end, measure.openings)):
        since = None  # "the sanctions that it had laid expired on Sunday"
    told_open = [act for act in measure.openings if not act.denied]
    told_open = [act for act in told_open if not act.guessed] or told_open
    sides = {side for act in told_open for side in act.doer_sides}
    doers = versions((act.actors, act.doer_sides) for act in told_open)
    own = "" if opening.subject is None or subjects()[opening.subject]["shared"] else "+".join(sorted(sides))
    named = f"measure:{opening.story or opening.event}:{opening.subject}{own and f':{own}'}"
    return Measure(
        id=_id(named),
        what=opening.what,
        kind=opening.opener or "",
        event_type=opening.event_type,
        modes=opening.modes,
        contexts=opening.contexts,
        by=tuple(dict.fromkeys(name for names in doers for name in names)),
        on=each_once(party for act in told_open for party in fell_on(act.doer_sides, act.recipients, act.other_sides)),
        earliest=since[0] if since else None,
        latest=span[1] if span else None,
        state=state,
        closed_earliest=closing[0] if closing else None,
        closed_latest=closing[1] if closing else None,
        contested=contested([act.doer_sides for act in told_open if act.doer_sides]),
        claims=tuple(claims),
        stories=tuple(dict.fromkeys(act.story for act in (*measure.openings, *measure.closings) if act.story)),
        subject=measure.subject,
        sides=tuple(sorted(sides)),
        versions=doers,
        until=_until(measure),
    )


def _told_by_itself(act: Act) -> bool:
    """Whether an opening is told elsewhere than at its end, or with its own day."""
    return act.dated or not _told_at_end(act)


def _told_at_end(act: Act) -> bool:
    """Whether an opening is only told where its end is."""
    return act.ended is True and not act.brief


def _until(measure: Open) -> dt.date | None:
    """The last day for which it is laid, as told last; None once it is prolonged for a time that is not told."""
    laid = [act for act in measure.openings if not act.denied and (act.until or act.ended is False)]
    last = max(laid, key=lambda act: (act.told or dt.date.min, act.at), default=None)
    if last is None or last.until is not None:
        return last.until if last else None
    before = [act.until for act in laid if act.until]
    # "is still closed", told within the time for which it was closed
    within = last.told is not None and bool(before) and not LONGER.match(last.words.lower())
    return max(before) if within and last.told and last.told <= max(before) else None


def _state(measure: Open, later: dt.date | None) -> tuple[str, tuple[dt.date | None, dt.date] | None]:
    """Announced, standing, closed or disputed, and the days of the closing that holds.

    A resumption that the other side denied is disputed until it is told again, by a later report or of a later day, as
    having happened.
    What is only under way, or told by nobody who gives a name, does not close it either.
    "Was halted, then resumed" closes a measure, too, by the day of the report.

    Args:
        measure: With all its tellings.
        later: The day on which the same was stopped once more; None: it was not.
    """
    undoing = [act for act in measure.closings if not act.promised]
    told_done = [act for act in undoing if not act.denied]
    done = [act for act in told_done if act.sure and not act.partial]
    denials = [act for act in undoing if act.denied and act.told]
    holding = [act for act in done if not any(_meets(denial, act) for denial in denials)]
    standing = [act.told for act in measure.openings if act.ended is False and act.told]
    if holding:
        return "closed", _closed_on(holding, max(standing, default=None))
    if any(not act.partial for act in told_done):
        return "disputed", None
    ended = [act for act in measure.openings if act.ended and not _in_part(measure, act)]
    if ended and not any(told > max(act.told or dt.date.min for act in ended) for told in standing):
        # it was undone between the last word that it still stood and the first that it was undone
        brief = [act.days for act in ended if act.brief and act.days]
        if brief:
            return "closed", min(brief)
        return "closed", _first_after(max(standing, default=None), (act.told for act in ended if act.told))
    if later is not None:  # what is stopped once more had been taken up
        return "closed", (max((told for told in standing if told <= later), default=None), later)
    if _gainsaid(measure):
        return "disputed", None
    only_announced = measure.openings and all(act.announced for act in measure.openings)
    return ("announced" if only_announced else "standing"), None


def _in_part(measure: Open, act: Act) -> bool:
    """Whether what undoes an opening in its own sentence undoes a part: "was shut in May and reopened for goods"."""
    beside = [one for one in measure.closings if one.document == act.document and 0 < one.at - act.at <= BESIDE]
    return bool(beside) and all(one.partial for one in beside)


def _meets(denial: Act, closing: Act) -> bool:
    """Whether a denial is of that closing: told by then, and of no later day than what was denied.

    "Officers said on the 15th that patrols had resumed, which Baghdad denied. On the 30th the command resumed them."
    """
    if (closing.told or dt.date.min) > (denial.told or dt.date.min):
        return False
    later = closing.dated and closing.days and denial.days and closing.days[0] > denial.days[1]
    return not later


def _gainsaid(measure: Open) -> bool:
    """Whether it is last told that it was never done: by the side that is told to have done it, or by a paper itself.

    "Peru expelled the consul, sources said." - "Peru denied that": the word of the one against that of the other.
    What papers tell in their own name only a paper takes back ("our report was wrong").
    """
    denials = [act for act in measure.openings if act.denied and act.ended is not False and act.opener != PRESUPPOSED]
    told = [act for act in measure.openings if not act.denied and not act.guessed]
    own = [act for act in denials if act.source is None or act.source_country in act.doer_sides]
    retracted = max((act.told for act in own if act.source is None and act.told), default=dt.date.min)
    denied = max((act.told for act in own if act.told), default=dt.date.min)
    sides = {side for act in own for side in act.doer_sides}
    return bool(own) and all(
        act.doer_sides <= sides and (act.told or dt.date.min) <= (retracted if act.source is None else denied)
        for act in told
    )


def _closed_on(closings: Sequence[Act], still: dt.date | None) -> tuple[dt.date | None, dt.date] | None:
    """The days of the first closing; where it was told as standing later than that, those between the two tellings."""
    days = [act.days for act in closings if act.days]
    if not days:  # by the day of the report
        return _first_after(still, (act.told for act in closings if act.told))
    if still is None or any(act.dated and act.days and still < act.days[1] for act in closings):
        later = [span for span in days if still is None or still < span[1]]
        return min(later, key=lambda span: (span[1], span[1] - span[0]), default=None)
    told = [
        act.told for act in closings if act.told and still <= act.told
    ]  # "it resumed it later", of an earlier month
    return (still, min(told)) if told else min(days)


def _first_after(still: dt.date | None, told: Iterable[dt.date]) -> tuple[dt.date | None, dt.date] | None:
    """From the last word that it stands to the first, not before that, that it does not."""
    days = sorted(told)
    after = [day for day in days if still is None or still <= day]
    return (still, after[0]) if after else (None, days[0]) if days else None


def _opening(act: Act) -> str:
    return "not opened" if act.denied else "opening announced" if act.announced else "opened"


def _undoing(act: Act) -> str:
    if act.denied:
        return "not closed"
    return "closing promised" if act.promised else "closed in part" if act.partial else "closed"


def _assertion(act: Act, says: str) -> Assertion:
    return Assertion(
        says=says,
        source=act.source,
        source_country=act.source_country,
        source_id=act.source_id,
        publisher=act.publisher,
        actor=", ".join(dict.fromkeys(party.name for party in act.actors)) or None,
        day=act.days[1] if act.days else None,
        told=act.told,
        words=act.words,
        event=act.event,
        document=act.document,
        origin=act.origin,
    )
