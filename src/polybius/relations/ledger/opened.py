"""Which tellings of acts are one measure, and which measure it is that another act undoes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from polybius.relations.ledger.acts import OF_MISSIONS, Act
from polybius.relations.ledger.doers import WITHOUT_STATE
from polybius.relations.ledger.things import number_of
from polybius.resources.subjects import GENERIC, ON_GOODS, TRADE, subjects

NEAR_DAYS = 10  # two tellings of one opening: "on 5 January", "early in January"
RECALLED_DAYS = 45  # a halt that is told without its day is the one told of within so many days before
RECALLED = "withdraw"  # the row of whom a state calls home
EXPELLED = ("expel", "leave-envoy", "given-hours")  # and the rows of whom it sends home
COMING_BACK = ("SUPPORT", "RETREAT")  # types of an envoy who is sent back or comes back
RELEASED = re.compile(r"(?:releas|freed\b)")  # who was held, which brings nobody back
LET_IN = re.compile(
    r"(?:accept|accredit|admit|allow|invit|let|permit|receiv|welcom)\w*\b"
)  # whose envoys are the other's
ONE_THING = ("border", "airspace")  # who opens it opens each part of it that was closed
DUTIES = frozenset({"dutie", "duty", "tariff", "levie", "levy"})
OF_MANY_THINGS = ("trade",)  # each of which is stopped and taken up by itself
TO_ALL = "airspace"  # "reopened its airspace to all traffic"
RESUMED = re.compile(r"(?:resum|restart)")  # "flights to Aden resumed" opens no airspace
NEW_ENVOYS = re.compile(
    r"(?:exchang\w* (?:ambassadors|envoys)|(?:new|first) (?:[\w-]+ )?ambassador|credentials|letters? of credence)\b"
)
TIES = re.compile(r"(?<!military )(?<!security )(?<!economic )(?<!trade )\b(?:ties|relations)\b")
OWN_SIDE = re.compile(r"\b(?:its|their) (?:own )?(?:side|part|half|end)\b")
SPELLING_OUT = re.compile(r"(?:freez|barr|bann|block|prohibit|forbid|seiz|restrict)\w*ing\b")
ALL_CROSSINGS = re.compile(r"\ball (?:[\w'’-]+ ){0,3}?(?:crossings|gates|checkpoints|posts)\b")
ONE_CROSSING = re.compile(r"\b(?:crossing|gate|checkpoint|post)\b(?! points| posts)")
SENTENCE_CHARACTERS = 200  # from sanctions to the words that tell what they are
ANNOUNCING = re.compile(
    r"announc\w* (?:the|this|that|its) (?:ban|closure|embargo|blockade|suspension|halt|duties|tariffs?)\b"
)
REPEATED = re.compile(r"(?:repeat|reiterat|reaffirm|renew)\w* (?:its|the|their|his|her|a) ")  # "repeated its demand"

PRESENT = re.compile(r"[a-z]+s\b")  # "closes the crossing", as headlines tell it


@dataclass
class Open:
    """A measure while its tellings are gathered."""

    subject: str | None
    openings: list[Act] = field(default_factory=list)
    closings: list[Act] = field(default_factory=list)

    @property
    def first(self) -> dt.date | None:
        """The earliest day on which it can have been opened, of the best dated telling."""
        span = best_days(self.openings)
        return span[0] if span else None

    @property
    def begun(self) -> dt.date | None:
        """The same; of what is only announced the day of its first announcement: from then on it can be dropped."""
        return _known(self.openings) if all(act.announced for act in self.openings) else self.first


def dated_first(act: Act) -> tuple[int, bool, int, dt.date, str, int]:
    """Whole and exactly dated tellings open a measure; vague ones, and what a report says of it later, join it."""
    width = (act.days[1] - act.days[0]).days if act.days and act.ended is not False else 10_000
    day = act.days[0] if act.days else dt.date.max
    return (0 if act.whole else 1, act.due and act.pointed, width, day, act.document, act.at)


def same_opening(measure: Open, act: Act) -> bool:
    """Whether an act is one more telling of what opened a measure."""
    if _spelt_out(measure, act):
        return True
    if _sends_thirds(act) and not any(one.document == act.document for one in measure.openings):
        return False
    if act.subject not in (measure.subject, None) or _apart(measure, act):
        return False
    if _carried_out(measure, act):
        return True
    if act.story is not None and any(act.story == other.story for other in measure.openings):
        return True
    if act.subject is None:
        return _own(measure, act) and (_names_it(measure, act) or _same_expulsion(measure, act))
    span = best_days(measure.openings)
    foretold = (act.pointed and act.due) or ANNOUNCING.match(act.words)
    if foretold and not act.about and any(one.document == act.document for one in measure.openings):
        return _own(measure, act)  # "The ban takes effect on 8 July", "had announced the ban a month before"
    if span is None or act.days is None or act.open_start:
        # "the halt", "which was broken off": told later than it was opened
        if span is None or act.days is None:  # no report tells what is opened after it
            return span is None or act.told is None or span[0] <= act.told
        standing = act.ended is False and (act.guessed or _own(measure, act))  # "remains in force", years later
        if standing and act.pointed and all(one.pointed and not one.dated for one in measure.openings):
            return True  # "its ban is not on the table": nobody tells when it was laid
        later = (act.days[1] - span[0]).days
        return later >= 0 and (standing or later <= RECALLED_DAYS or (not act.dated and _told_of_later(measure, act)))
    if act.event_type == "REQUEST" and REPEATED.match(act.words.lower()) and (act.days[1] - span[0]).days >= 0:
        return _own(measure, act)
    if not act.dated and (act.days[1] - span[0]).days > NEAR_DAYS and not act.again:
        return _told_of_later(measure, act)
    return max((act.days[0] - span[1]).days, (span[0] - act.days[1]).days) <= NEAR_DAYS


def _sends_thirds(act: Act) -> bool:
    """Whether who is sent away is told, and stands for neither of the two: "backs the expulsion of foreign troops"."""
    return act.subject == "troops" and bool(act.recipients) and not (act.doer_sides or act.other_sides)


def _same_expulsion(measure: Open, act: Act) -> bool:
    """Whether a report tells more of whom it told to be sent away: "expelled the envoy. Mr Gil was given 48 hours"."""
    return act.opener in EXPELLED and any(
        one.document == act.document and one.opener in EXPELLED for one in measure.openings
    )


def _told_of_later(measure: Open, act: Act) -> bool:
    """Whether it is the halt by the same side: "it had halted the training", in a report of months later.

    What had only been denied then is none: "has not recalled its envoy", "withdrew its envoys".
    """
    told = (opening for opening in measure.openings if act.denied or not opening.denied or opening.ended is False)
    doers = {side for opening in told for side in opening.doer_sides}
    return not act.again and bool(doers & act.doer_sides) and _alike(measure, act) and _as_many(measure, act)


def _spelt_out(measure: Open, act: Act) -> bool:
    """Whether an act tells what sanctions are: "put them under sanctions, freezing their funds and barring them"."""
    return (
        measure.subject == "sanctions"
        and SPELLING_OUT.match(act.words) is not None
        and any(
            one.document == act.document
            and one.doer_sides == act.doer_sides
            and 0 < act.at - one.at <= SENTENCE_CHARACTERS
            for one in measure.openings
        )
    )


def _carried_out(measure: Open, act: Act) -> bool:
    """Whether the one is done that the other announces: "will close its border in May", and it has closed it."""
    (before, after) = (measure.openings, [act])
    if act.announced:
        before, after = after, before
    if not all(one.announced for one in before) or any(one.announced for one in after):
        return False
    last, shared = best_days(after), before[0].doer_sides & after[0].doer_sides
    known = _known(before)
    if act.subject is None and not _names_it(measure, act):
        return False  # "suspended the lectures", after it announced a ban on beef
    return bool(shared) and known is not None and last is not None and known <= last[1]


def laid_anew(measure: Open, act: Act, undone: Iterable[Act]) -> bool:
    """Whether what has now been done comes after an end of what was: "has suspended the training", once it resumed.

    Its own report may tell of that end: "closes the crossing. It had been shut in June and reopened in July".
    """
    now = act.news or (PRESENT.match(act.words) and not act.pointed)
    if not now or act.ended is False or act.told is None or measure.first is None:
        return False
    if act.story is not None and any(act.story == other.story for other in measure.openings):
        return False
    ends = (
        one.days[1]
        for one in undone
        if one.subject == act.subject and one.days and one.told and (one.told < act.told or _long_before(one, act))
    )
    return any(measure.first < end for end in ends)


def _long_before(end: Act, act: Act) -> bool:
    """Whether a report tells of an end that came before what it tells now."""
    gone = end.days is not None and act.days is not None and (act.days[0] - end.days[1]).days > NEAR_DAYS
    return end.document == act.document and end.dated and gone


def _apart(measure: Open, act: Act) -> bool:
    """Whether two acts on one subject are each side's own: a recall and an expulsion, each a recall of its own envoy.

    A halt of what both do together (column ``shared`` of the subjects) is one measure, whoever claims it.
    """
    opening = measure.openings[0]
    if (opening.opener in EXPELLED) != (act.opener in EXPELLED) and RECALLED in (opening.opener, act.opener):
        return True
    if act.subject is None or (act.guessed and not _on_others(measure, act)):
        return False
    if _other_bodies(opening, act):
        return True
    if _on_others(measure, act):
        return True
    if subjects()[act.subject]["shared"]:
        return False
    return bool(opening.doer_sides and act.doer_sides and not opening.doer_sides & act.doer_sides)


def _bodies(act: Act) -> frozenset[str]:
    """The bodies that belong to no state and do it, by their ids; none where one is called by no name ("the alliance").

    Each trains by itself: NATO's halt of its courses is not the coalition's.
    """
    of_none = [party for party in act.actors if (party.code or "").startswith(WITHOUT_STATE)]
    known = frozenset(party.name for party in of_none if party.name != party.code)
    return known if len(known) == len(of_none) else frozenset()


def _other_bodies(one: Act, other: Act) -> bool:
    return bool(_bodies(one) and _bodies(other)) and not _bodies(one) & _bodies(other)


def closed_by(measures: Sequence[Open], act: Act) -> list[Open]:
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
        and not _on_others(measure, act)
        and any(
            opening.closes_with(act)
            and _meant(opening, act)
            and not _others_envoys(opening, act)
            and not _other_bodies(opening, act)
            and (not act.held or bool(act.things & opening.things))
            for opening in measure.openings
        )
    ]
    # "its ban was not discussed" denies one, which nobody lifts
    open_then = [one for one in open_then if any(not told.denied for told in one.openings)] or open_then
    on_it = [measure for measure in open_then if _on_it(measure, act)]
    if not on_it and act.subject == TRADE:  # "abolished the restrictions on trade": the duties
        on_it = [one for one in open_then if one.subject in ON_GOODS and _own(one, act) and _on_all_goods(one)]
    if not on_it and act.subject == "mission":  # whose embassy is open again has his envoys there
        on_it = [one for one in open_then if one.subject == "envoy" and _own(one, act)]
    if act.subject == "envoy" and NEW_ENVOYS.search(act.words):  # and so are the ties that had been cut
        on_it += [one for one in open_then if one.subject == "ties" and _cut_off(one)]
        if len(on_it) > 1 and any(one.subject == "ties" for one in on_it):
            return on_it
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
    return sorted(on_it, key=lambda one: (_own(one, act), one in named, _its(one, act), one.first or dt.date.min))[-1:]


def _cut_off(measure: Open) -> bool:
    """Whether it is the ties of two states as such that were cut: "severed relations", and no "military ties"."""
    return any(TIES.search(opening.words) for opening in measure.openings)


def _on_all_goods(measure: Open) -> bool:
    """Whether they are duties on the other's goods as such, which restrict trade: "its tariffs on Serbian goods"."""
    return not goods_of(measure) and any(DUTIES.intersection(opening.about) for opening in measure.openings)


def _to_all(act: Act) -> bool:
    """Whether somebody opens his airspace, whoever had been kept out of it: "reopened its skies"."""
    return act.subject == TO_ALL and bool(act.doer_sides) and not RESUMED.match(act.words)


def _on_it(measure: Open, act: Act) -> bool:
    """Whether a measure is on what is undone; who lifts or reopens what each side has of its own lifts his own.

    "Pakistan shut its airspace. India closed nine airports and reopened them": Pakistan's stays shut. So is it with
    "its side of the border", which is not the other's.
    """
    if act.subject is None or measure.subject != act.subject:
        return False
    own_only = not subjects()[act.subject]["shared"] or OWN_SIDE.search(act.words) is not None
    # "Gibraltar released the tanker": not the one that Iran holds
    given = act.event_type == "CONCEDE" or (act.event_type == "RETREAT" and "release" in act.modes)
    one_own = given and len(act.doer_sides) == 1 and own_only
    return not one_own or _own(measure, act) or not any(opening.doer_sides for opening in measure.openings)


def _only_one(open_then: Sequence[Open], act: Act) -> list[Open]:
    """The only measure of its doer that its report tells of, for an undoing that names neither subject nor thing."""
    own = [one for one in open_then if _own(one, act) and any(_told_before(told, act) for told in one.openings)]
    return own if len(own) == 1 and act.subject is None and not act.about else []


def _told_before(opening: Act, act: Act) -> bool:
    """Whether the report has told of an opening by then, and not that it stands: "pardoned them, and keeps its ban"."""
    return opening.document == act.document and opening.at < act.at and opening.ended is not False


def nearest(homes: list[Open], act: Act) -> list[Open]:
    """Of the measures that a telling can mean those on its goods, and rather what somebody tells as done."""
    on_them = [one for one in homes if goods_of(one) & act.goods] or homes
    return [one for one in on_them if any(not opening.denied for opening in one.openings)] or on_them


def goods_of(measure: Open) -> frozenset[str]:
    """The goods that a measure is on, as all its tellings name them."""
    return frozenset().union(*(opening.goods for opening in measure.openings))


def _on_others(measure: Open, act: Act) -> bool:
    """Whether an act is on other goods than a measure: who lifts his duties on barley leaves those on wine."""
    return bool(act.goods) and bool(goods_of(measure)) and not goods_of(measure) & act.goods


def leaves_some(measure: Open, act: Act) -> bool:
    """Whether other goods of the measure are left as they were: "lifted the ban on fish", of one on fish and wine.

    So are others where it is on goods as such: "banned imports", "let in onions again"; and so are the other crossings
    where all were closed and one is opened.
    """
    if ONE_CROSSING.search(act.words) and any(ALL_CROSSINGS.search(opening.words) for opening in measure.openings):
        return True
    if act.goods and not goods_of(measure):
        return any(GENERIC.intersection(opening.about) for opening in measure.openings)
    undone = act.goods.union(*(one.goods for one in measure.closings if not (one.denied or one.promised)))
    return bool(act.goods) and bool(goods_of(measure) - undone)


def stays_after(measure: Open, act: Act) -> list[Act]:
    """Where the report goes on that it stands: "lifted the ban on textiles, but citrus stays banned"."""
    return [one for one in measure.openings if one.document == act.document and one.ended is False and one.at > act.at]


def _own(measure: Open, act: Act) -> bool:
    """Whether who undoes something is told to have done it; a sentence that names nobody tells it of no other."""
    openings = [opening for opening in measure.openings if not opening.guessed] or measure.openings
    return any(opening.doer_sides & act.doer_sides for opening in openings)


def _same_thing(measure: Open, act: Act) -> bool:
    """Whether its doer undoes a thing of that word; of two known subjects the first word alone tells it.

    "Resumed its operations with Iraqi forces" resumes no training of Iraqi forces.
    """
    about = act.about if None in (measure.subject, act.subject) else act.about[:1]
    return _own(measure, act) and any(opening.whole and set(opening.about) & set(about) for opening in measure.openings)


def _its(measure: Open, act: Act) -> bool:
    """Whether the first word of what is undone is one of what was done: "closed its ports", "reopened its ports"."""
    return any(act.about[:1] and act.about[0] in opening.about for opening in measure.openings)


def _alike(measure: Open, act: Act) -> bool:
    """Whether what is told without a day can be the same: a suspended fishing accord is not an arms treaty left.

    An envoy is called by many words, and so are soldiers.
    """
    alike = (not one.about or not act.about or set(one.about) & set(act.about) for one in measure.openings)
    return act.subject in (*OF_MISSIONS, "troops") or any(alike)


def _as_many(measure: Open, act: Act) -> bool:
    """Whether as many can have been sent away: six who are told to leave are not the one of last year."""
    many = number_of(act.words) if act.opener in EXPELLED else None
    before = {number_of(one.words) for one in measure.openings} - {None}
    return many is None or not before or many in before


def _names_it(measure: Open, act: Act) -> bool:
    """Whether a word for a measure speaks of this one, by its report or its thing: "the ban", "its ban on citrus"."""
    if act.opener is None or not act.pointed:
        return False
    in_report = (not act.about or act.ended is False) and any(one.document == act.document for one in measure.openings)
    span = best_days(measure.openings)
    if not act.about and act.dated and span is not None and act.days == span:
        return True  # "introduced the ban of 1 March", which other reports tell more of
    return in_report or any(set(one.about) & set(act.about) for one in measure.openings)


def _meant(opening: Act, closing: Act) -> bool:
    same = closing.things & opening.things or _to_all(closing)
    return closing.whole or bool(same and closing.doer_sides & opening.doer_sides)


def _others_envoys(opening: Act, closing: Act) -> bool:
    """Whether envoys come back who are not those of the opening: "its ambassador returned" takes back no expulsion.

    Nor does a release: "freed two of its drivers".
    Who sends his envoys back, or opens his embassy again, undoes his own recall, or the other's expulsion of them.
    """
    (back, sent) = closing.doer_sides, opening.doer_sides
    if RELEASED.match(closing.words) and opening.opener in (RECALLED, *EXPELLED):
        return True
    if closing.subject not in OF_MISSIONS or closing.event_type not in COMING_BACK or LET_IN.match(closing.words):
        return False
    if len(back) != 1 or len(sent) != 1 or opening.opener not in (RECALLED, *EXPELLED):
        return False
    return (back == sent) == (opening.opener in EXPELLED)


def best_days(some: Iterable[Act]) -> tuple[dt.date, dt.date] | None:
    """The days of the best dated telling that is not merely "not after", rather those from which it is to hold."""
    spans = [
        (act.open_start, act.announced, not act.due, act.days[1] - act.days[0], act.days) for act in some if act.days
    ]
    return min(spans)[4] if spans else None


def _known(some: Iterable[Act]) -> dt.date | None:
    """The first day on which some acts can have been done or were announced."""
    return min((day for act in some for day in (act.told, act.days and act.days[0]) if day), default=None)
