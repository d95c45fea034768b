"""The ledger: what one side did to the other and that stays until it is undone, as told by whom.

Two sides often tell the same halt with different doers ("our own pause", "we ordered it"). Such tellings are one
measure, held together by the dyad, the subject and the days; who did it stays contested.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import duckdb

from polybius.relations import told
from polybius.relations.acts import PRESUPPOSED, Act, acts
from polybius.relations.doers import contested, each_once, fell_on, versions
from polybius.relations.meant import concerned
from polybius.relations.records import Assertion, Measure
from polybius.relations.selectors import Selector
from polybius.relations.subjects import subjects
from polybius.relations.things import number_of

NEAR_DAYS = 10  # two tellings of one opening: "on 5 January", "early in January"
RECALLED_DAYS = 45  # a halt that is told without its day is the one told of within so many days before
RECALLED = "withdraw"  # the row of whom a state calls home
EXPELLED = ("expel", "leave-envoy", "given-hours")  # and the rows of whom it sends home
RELEASED = re.compile(r"(?:releas|freed\b)")  # who was held, which brings nobody back
LET_IN = re.compile(
    r"(?:accept|accredit|admit|allow|invit|let|permit|receiv|welcom)\w*\b"
)  # whose envoys are the other's
ONE_THING = ("border", "airspace")  # who opens it opens each part of it that was closed
OF_MANY_THINGS = ("trade",)  # each of which is stopped and taken up by itself
TO_ALL = "airspace"  # "reopened its airspace to all traffic"
RESUMED = re.compile(r"(?:resum|restart)")  # "flights to Aden resumed" opens no airspace
OWN_SIDE = re.compile(r"\b(?:its|their) (?:own )?(?:side|part|half|end)\b")
BARE = re.compile(r"\w+ (?:the|its|their|this|that|all) \w+ and ")  # "lifted the ban and opened its airspace"
JOINED_CHARACTERS = 70  # from the one to the other
LONGER = re.compile(r"(?:extend|prolong|renew)")  # "extended the ban by a year"
REPEATED = re.compile(r"(?:repeat|reiterat|reaffirm|renew)\w* (?:its|the|their|his|her|a) ")  # "repeated its demand"
LINKS = """SELECT document_id, kind, "from", "to" FROM current_links WHERE kind IN ('resumes', 'ends')"""


@dataclass
class _Open:
    """A measure while its tellings are gathered."""

    subject: str | None
    openings: list[Act] = field(default_factory=list)
    closings: list[Act] = field(default_factory=list)

    @property
    def first(self) -> dt.date | None:
        """The earliest day on which it can have been opened, of the best dated telling."""
        span = _span(self.openings)
        return span[0] if span else None

    @property
    def begun(self) -> dt.date | None:
        """The same; of what is only announced the day of its first announcement: from then on it can be dropped."""
        return _known(self.openings) if all(act.announced for act in self.openings) else self.first


def ledger(
    connection: duckdb.DuckDBPyConnection, events: Sequence[told.Row], a: Selector, b: Selector
) -> tuple[Measure, ...]:
    """The measures between two parties in the order of their opening, closed ones too.

    Args:
        connection: To a store that has been linked.
        events: Of the store, or of its reports that name one of the two.
        a: One end of the dyad.
        b: The other.
    """
    links = connection.execute(LINKS).fetchall()
    found = _completed(list(acts(concerned(events, a, b), a, b)), links)
    openings = sorted((act for act in found if act.opens), key=_dated_first)
    undone = [act for act in found if act.closes and not (act.denied or act.promised or act.partial)]
    measures: list[_Open] = []
    for act in openings:
        homes_of = [one for one in measures if _same_opening(one, act) and not _laid_anew(one, act, undone)]
        vague = act.days is None and act.told is None  # "in the spring it was stopped again", in an undated report
        home = None if not homes_of or (vague and len(homes_of) > 1) else homes_of[-1 if act.open_start else 0]
        if home is None and act.whole:
            home = _Open(act.subject)
            measures.append(home)
        if home is not None:
            home.openings.append(act)
    measures.sort(key=lambda measure: (measure.first or dt.date.max, measure.openings[0].event))
    homes = {(act.event, act.subject): measure for measure in measures for act in measure.openings}
    targets = {source: target for _, _, source, target in links}
    for act in (_named_beside(act, found) for act in found if act.closes):
        linked = homes.get((targets.get(act.event, ""), act.subject))
        closed = [linked] if linked else _closed_by(measures, act)
        # "suspended its withdrawal from the pact" alone: nothing had been done yet
        if not closed and act.presupposes and not act.promised and act.event_type != "SANCTION":
            closed = [_Open(act.subject, [_presupposed(act)])]
            measures += closed
        for measure in closed:
            rest = _stays_after(measure, act)
            others = [one for one in rest if one.source_country not in (None, act.source_country)]
            measure.closings.append(replace(act, partial=act.partial or len(rest) > len(others)))
            # "The ministry said the aid was restored. Washington says it is still suspended"
            measure.closings += [
                replace(
                    act,
                    denied=True,
                    event=one.event,
                    source=one.source,
                    source_country=one.source_country,
                    words=one.words,
                )
                for one in others
            ]
    # "the curbs were not touched" denies nothing
    told_as_done = [one for one in measures if any(not act.denied or act.ended is False for act in one.openings)]
    return tuple(_measure(measure, _stopped_again(measure, measures)) for measure in told_as_done)


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


def _completed(found: list[Act], links: Iterable[tuple[str, str, str, str]]) -> list[Act]:
    """The acts, those that are told without both sides with the sides of what undoes them.

    "Manila lifted its ban on workers for Kuwait. The ban had been imposed in February."
    """
    by_event = {act.event: act for act in found}
    undoing = {target: source for _, _, source, target in links}
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


def _dated_first(act: Act) -> tuple[int, int, dt.date, str, int]:
    """Whole and exactly dated tellings open a measure; vague ones, and what a report says of it later, join it."""
    width = (act.days[1] - act.days[0]).days if act.days and act.ended is not False else 10_000
    return (0 if act.whole else 1, width, act.days[0] if act.days else dt.date.max, act.document, act.at)


def _same_opening(measure: _Open, act: Act) -> bool:
    if act.subject not in (measure.subject, None) or _apart(measure, act):
        return False
    if _carried_out(measure, act):
        return True
    if act.story is not None and any(act.story == other.story for other in measure.openings):
        return True
    if act.subject is None:
        return _own(measure, act) and _names_it(measure, act)
    span = _span(measure.openings)
    if span is None or act.days is None or act.open_start:
        # "the halt", "which was broken off": told later than it was opened
        if span is None or act.days is None:
            return True
        standing = act.ended is False and (act.guessed or _own(measure, act))  # "remains in force", years later
        return (act.days[1] - span[0]).days >= 0 and (standing or (act.days[1] - span[0]).days <= RECALLED_DAYS)
    if act.event_type == "REQUEST" and REPEATED.match(act.words.lower()) and (act.days[1] - span[0]).days >= 0:
        return _own(measure, act)
    if not act.dated and (act.days[1] - span[0]).days > NEAR_DAYS and not act.again:
        # "it had halted the training", in a report of later months that tells no day: the halt by the same side
        doers = {side for opening in measure.openings for side in opening.doer_sides}
        return bool(doers & act.doer_sides) and _alike(measure, act) and _as_many(measure, act)
    return max((act.days[0] - span[1]).days, (span[0] - act.days[1]).days) <= NEAR_DAYS


def _carried_out(measure: _Open, act: Act) -> bool:
    """Whether the one is done that the other announces: "will close its border in May", and it has closed it."""
    (before, after) = (measure.openings, [act])
    if act.announced:
        before, after = after, before
    if not all(one.announced for one in before) or any(one.announced for one in after):
        return False
    last, shared = _span(after), before[0].doer_sides & after[0].doer_sides
    known = _known(before)
    return bool(shared) and known is not None and last is not None and known <= last[1]


def _laid_anew(measure: _Open, act: Act, undone: Iterable[Act]) -> bool:
    """Whether what has now been done comes after an end of what was: "has suspended the training", once it resumed."""
    if not act.news or act.ended is False or act.told is None or measure.first is None:
        return False
    if act.story is not None and any(act.story == other.story for other in measure.openings):
        return False
    ends = (
        one.days[1] for one in undone if one.subject == act.subject and one.days and one.told and one.told < act.told
    )
    return any(measure.first < end for end in ends)


def _apart(measure: _Open, act: Act) -> bool:
    """Whether two acts on one subject are each side's own: a recall and an expulsion, each a recall of its own envoy.

    A halt of what both do together (column ``shared`` of the subjects) is one measure, whoever claims it.
    """
    opening = measure.openings[0]
    if (opening.opener in EXPELLED) != (act.opener in EXPELLED) and RECALLED in (opening.opener, act.opener):
        return True
    if act.subject is None or subjects()[act.subject]["shared"] or opening.denied or act.denied or act.guessed:
        return False
    return bool(opening.doer_sides and act.doer_sides and not opening.doer_sides & act.doer_sides)


def _closed_by(measures: Sequence[_Open], act: Act) -> list[_Open]:
    """The latest measure on the subject that was open when the act can have happened, first of those by who undoes it.

    One that names one side alone undoes what that side did to a thing of that name: "reopened the Ngoma crossing".
    What both undo, of which each has its own, is both: "exchanged ambassadors again".
    Where none is on the subject, the same doer's on a thing of that word: "banned tours", "lifted the ban on tours";
    where it names no thing, the only one that the same doer has laid in that report: "walked the decision back".
    Who opens the border as such opens all that he had closed of it, and his airspace to whomever he had closed it.
    """
    to_all = _to_all(act)
    if act.days is None or not (act.whole or act.things or to_all):
        return []
    open_then = [
        measure
        for measure in measures
        if (measure.begun is None or measure.begun <= act.days[1])
        and any(
            opening.closes_with(act) and _meant(opening, act) and not _others_envoys(opening, act)
            for opening in measure.openings
        )
    ]
    on_it = [measure for measure in open_then if _on_it(measure, act)]
    if not on_it and act.whole:
        on_it = [measure for measure in open_then if _same_thing(measure, act)] or _only_one(open_then, act)
    if len(act.doer_sides) > 1 and act.subject is not None and not subjects()[act.subject]["shared"]:
        named = [one for one in on_it if act.subject in OF_MANY_THINGS and _its(one, act)]
        return named or on_it  # "resumed the sale of gas": no ban on beef
    if act.subject in ONE_THING and act.event_type == "CONCEDE" and not act.things and not act.partial:
        return on_it  # "opened its border", of which two crossings had been closed
    # "reopened the crossings at Kapija and Brod", each closed by an act of its own
    named = [one for one in on_it if any(act.things & opening.things for opening in one.openings)]
    if len(named) > 1:
        return named
    return sorted(on_it, key=lambda one: (_own(one, act), _its(one, act), one.first or dt.date.min))[-1:]


def _to_all(act: Act) -> bool:
    """Whether somebody opens his airspace, whoever had been kept out of it: "reopened its skies"."""
    return act.subject == TO_ALL and bool(act.doer_sides) and not RESUMED.match(act.words)


def _on_it(measure: _Open, act: Act) -> bool:
    """Whether a measure is on what is undone; who lifts or reopens what each side has of its own lifts his own.

    "Pakistan shut its airspace. India closed nine airports and reopened them": Pakistan's stays shut. So is it with
    "its side of the border", which is not the other's.
    """
    if act.subject is None or measure.subject != act.subject:
        return False
    own_only = not subjects()[act.subject]["shared"] or OWN_SIDE.search(act.words) is not None
    one_own = act.event_type == "CONCEDE" and len(act.doer_sides) == 1 and own_only
    return not one_own or _own(measure, act) or not any(opening.doer_sides for opening in measure.openings)


def _only_one(open_then: Sequence[_Open], act: Act) -> list[_Open]:
    """The only measure of its doer that its report tells of, for an undoing that names neither subject nor thing."""
    own = [one for one in open_then if _own(one, act) and any(told.document == act.document for told in one.openings)]
    return own if len(own) == 1 and act.subject is None and not act.about else []


def _stays_after(measure: _Open, act: Act) -> list[Act]:
    """Where the report goes on that it stands: "lifted the ban on textiles, but citrus stays banned"."""
    return [one for one in measure.openings if one.document == act.document and one.ended is False and one.at > act.at]


def _own(measure: _Open, act: Act) -> bool:
    """Whether who undoes something is told to have done it; a sentence that names nobody tells it of no other."""
    openings = [opening for opening in measure.openings if not opening.guessed] or measure.openings
    return any(opening.doer_sides & act.doer_sides for opening in openings)


def _same_thing(measure: _Open, act: Act) -> bool:
    return _own(measure, act) and any(
        opening.whole and set(opening.about) & set(act.about) for opening in measure.openings
    )


def _its(measure: _Open, act: Act) -> bool:
    """Whether the first word of what is undone is one of what was done: "closed its ports", "reopened its ports"."""
    return any(act.about[:1] and act.about[0] in opening.about for opening in measure.openings)


def _alike(measure: _Open, act: Act) -> bool:
    """Whether what is told without a day can be the same: a suspended fishing accord is not an arms treaty left."""
    return any(not one.about or not act.about or set(one.about) & set(act.about) for one in measure.openings)


def _as_many(measure: _Open, act: Act) -> bool:
    """Whether as many can have been sent away: six who are told to leave are not the one of last year."""
    many = number_of(act.words) if act.opener in EXPELLED else None
    before = {number_of(one.words) for one in measure.openings} - {None}
    return many is None or not before or many in before


def _names_it(measure: _Open, act: Act) -> bool:
    """Whether a word for a measure speaks of this one, by its report or its thing: "the ban", "its ban on citrus"."""
    if act.opener is None or not act.pointed:
        return False
    in_report = (not act.about or act.ended is False) and any(one.document == act.document for one in measure.openings)
    return in_report or any(set(one.about) & set(act.about) for one in measure.openings)


def _meant(opening: Act, closing: Act) -> bool:
    same = closing.things & opening.things or _to_all(closing)
    return closing.whole or bool(same and closing.doer_sides & opening.doer_sides)


def _others_envoys(opening: Act, closing: Act) -> bool:
    """Whether envoys come back who are not those of the opening: "its ambassador returned" takes back no expulsion.

    Nor does a release: "freed two of its drivers".
    Who sends his envoys back undoes his own recall, or the other's expulsion of them.
    """
    (back, sent) = closing.doer_sides, opening.doer_sides
    if RELEASED.match(closing.words) and opening.opener in (RECALLED, *EXPELLED):
        return True
    if closing.subject != "envoy" or closing.event_type != "SUPPORT" or LET_IN.match(closing.words):
        return False
    if len(back) != 1 or len(sent) != 1 or opening.opener not in (RECALLED, *EXPELLED):
        return False
    return (back == sent) == (opening.opener in EXPELLED)


def _span(some: Iterable[Act]) -> tuple[dt.date, dt.date] | None:
    """The days of the best dated telling that is not merely "not after"."""
    spans = [(act.open_start, act.announced, act.days[1] - act.days[0], act.days) for act in some if act.days]
    return min(spans)[3] if spans else None


def _known(some: Iterable[Act]) -> dt.date | None:
    """The first day on which some acts can have been done or were announced."""
    return min((day for act in some for day in (act.told, act.days and act.days[0]) if day), default=None)


def _stopped_again(measure: _Open, measures: Iterable[_Open]) -> dt.date | None:
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


def _measure(measure: _Open, later: dt.date | None) -> Measure:
    opening = min(measure.openings, key=lambda act: (act.announced, *_dated_first(act)))
    span = _span(measure.openings)
    # "is still suspended": since when is not told
    since = None if all(act.ended is False and not act.dated for act in measure.openings if act.days) else span
    claims = sorted(
        [_assertion(act, _opening(act)) for act in measure.openings]
        + [_assertion(act, _undoing(act)) for act in measure.closings],
        key=lambda claim: (claim.told or dt.date.max, claim.event, claim.says),
    )
    state, closing = _state(measure, later)
    if since and closing and closing[0] and since[0] >= closing[0] and all(map(_told_at_end, measure.openings)):
        since = None  # "the sanctions that it had laid expired on Sunday"
    told_open = [act for act in measure.openings if not act.denied]
    told_open = [act for act in told_open if not act.guessed] or told_open
    sides = {side for act in told_open for side in act.doer_sides}
    doers = versions((act.actors, act.doer_sides) for act in told_open)
    own = "" if opening.subject is None or subjects()[opening.subject]["shared"] else "+".join(sorted(sides))
    named = f"measure:{opening.story or opening.event}:{opening.subject}{own and f':{own}'}"
    return Measure(
        id="m" + hashlib.sha256(named.encode()).hexdigest()[:15],
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


def _told_at_end(act: Act) -> bool:
    """Whether an opening is only told where its end is."""
    return act.ended is True and not act.brief


def _until(measure: _Open) -> dt.date | None:
    """The last day for which it is laid, as told last; None once it is prolonged for a time that is not told."""
    laid = [act for act in measure.openings if not act.denied and (act.until or act.ended is False)]
    last = max(laid, key=lambda act: (act.told or dt.date.min, act.at), default=None)
    if last is None or last.until is not None:
        return last.until if last else None
    before = [act.until for act in laid if act.until]
    # "is still closed", told within the time for which it was closed
    within = last.told is not None and bool(before) and not LONGER.match(last.words.lower())
    return max(before) if within and last.told and last.told <= max(before) else None


def _state(measure: _Open, later: dt.date | None) -> tuple[str, tuple[dt.date | None, dt.date] | None]:
    """Announced, standing, closed or disputed, and the days of the closing that holds.

    A resumption that the other side denied is disputed until it is told again, by a later report, as having happened.
    What is only under way, or told by nobody who gives a name, does not close it either.
    "Was halted, then resumed" closes a measure, too, by the day of the report.

    Args:
        measure: With all its tellings.
        later: The day on which the same was stopped once more; None: it was not.
    """
    undoing = [act for act in measure.closings if not act.promised]
    told_done = [act for act in undoing if not act.denied]
    done = [act for act in told_done if act.sure and not act.partial]
    denials = [act.told for act in undoing if act.denied and act.told]
    last_denial = max(denials, default=None)
    holding = [act for act in done if last_denial is None or (act.told or dt.date.min) > last_denial]
    standing = [act.told for act in measure.openings if act.ended is False and act.told]
    if holding:
        return "closed", _closed_on(holding, max(standing, default=None))
    if any(not act.partial for act in told_done):
        return "disputed", None
    ended = [act for act in measure.openings if act.ended]
    if ended and not any(told > max(act.told or dt.date.min for act in ended) for told in standing):
        # it was undone between the last word that it still stood and the first that it was undone
        brief = [act.days for act in ended if act.brief and act.days]
        if brief:
            return "closed", min(brief)
        known = [act.told for act in ended if act.told]
        return "closed", (max(standing), min(known)) if known and standing else (None, min(known)) if known else None
    if later is not None:  # what is stopped once more had been taken up
        return "closed", (max(standing, default=None), later)
    only_announced = measure.openings and all(act.announced for act in measure.openings)
    return ("announced" if only_announced else "standing"), None


def _closed_on(closings: Sequence[Act], still: dt.date | None) -> tuple[dt.date | None, dt.date] | None:
    """The days of the first closing; where it was told as standing later than that, those between the two tellings."""
    days = [act.days for act in closings if act.days]
    if still is None or any(act.dated and act.days and still < act.days[1] for act in closings) or not days:
        later = [span for span in days if still is None or still < span[1]]
        return min(later, key=lambda span: (span[1], span[1] - span[0]), default=None)
    told = [
        act.told for act in closings if act.told and still <= act.told
    ]  # "it resumed it later", of an earlier month
    return (still, min(told)) if told else min(days)


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
        publisher=act.publisher,
        actor=", ".join(dict.fromkeys(party.name for party in act.actors)) or None,
        day=act.days[1] if act.days else None,
        told=act.told,
        words=act.words,
        event=act.event,
        document=act.document,
        origin=act.origin,
    )
