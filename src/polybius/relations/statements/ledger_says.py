"""What the ledger of standing measures says to a claim, and what the reported acts under it say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from polybius.relations.ledger.subjects import goods_in
from polybius.relations.ledger.whose import done_by, of_envoys
from polybius.relations.records import Measure
from polybius.relations.statements.claim import AGREES, DISAGREES, OF_MEASURES, OPPOSITE, SILENT, Claim, Evidence
from polybius.resources.subjects import subjects

REACH_DAYS = 30  # after the days of the claim: measures opened or lifted by then belong to it
ENDS = ("closed", "closed in part")  # what a claim says of an end that is told as done
HEALTH = "health"  # the context of an epidemic: "training was halted for fear of the virus"
ENOUGH_ORIGINS = 2  # independent reports of an act; one alone is no test
NO_LEDGER = "No ledger: a series of scores tells of no measure."


def ledger_says(claim: Claim, ledger: Sequence[Measure] | None) -> tuple[Evidence, tuple[Measure, ...]]:
    """The ledger's word, and the measures that it rests on."""
    said, rest = _says(claim, ledger)
    return (replace(said, answer=OPPOSITE[said.answer]) if claim.negated else said), rest


def _says(claim: Claim, ledger: Sequence[Measure] | None) -> tuple[Evidence, tuple[Measure, ...]]:
    """The ledger's word on what is claimed or denied."""
    if ledger is None:
        return _evidence(SILENT, NO_LEDGER, ()), ()
    if claim.kind in OF_MEASURES:
        return _of_measure(claim, ledger)
    if claim.than is not None:
        return _evidence(SILENT, "Ledger: it holds measures, not levels.", ()), ()
    if claim.start is None:
        return _evidence(SILENT, "Ledger: no day to look from.", ()), ()
    if claim.kind in ("recovered", "not_recovered"):
        return _returned(claim, claim.start, ledger)
    if claim.kind in ("worse", "better", "unchanged"):
        return _moved(claim, claim.start, ledger)
    return _evidence(SILENT, "Ledger: it holds measures, not levels.", ()), ()


def _returned(claim: Claim, start: dt.date, ledger: Sequence[Measure]) -> tuple[Evidence, tuple[Measure, ...]]:
    """A relation has not returned while a measure stands that was opened since."""
    since = [measure for measure in _sure(ledger) if (day := _last(measure)) and start <= day <= (claim.said or day)]
    standing = [measure for measure in since if stood(measure, claim.said)]
    if standing:
        words = f"Ledger: of the measures opened since {start}, still standing: {_listed(standing)}."
        return _evidence(AGREES if claim.kind == "not_recovered" else DISAGREES, words, standing), tuple(standing)
    if since:
        words = f"Ledger: every measure told as opened since {start} is told as undone: {_listed(since)}."
        return _evidence(DISAGREES if claim.kind == "not_recovered" else AGREES, words, since), tuple(since)
    return _evidence(SILENT, f"Ledger: no measure is told as opened since {start}, which proves nothing.", ()), ()


def _moved(claim: Claim, start: dt.date, ledger: Sequence[Measure]) -> tuple[Evidence, tuple[Measure, ...]]:
    """Measures opened around the days of the claim speak for worse, old ones lifted for better."""
    end = (claim.end or start) + dt.timedelta(days=REACH_DAYS)
    opened = [measure for measure in _sure(ledger) if (day := _last(measure)) and start <= day <= end]
    lifted = [
        measure
        for measure in _sure(ledger)
        if measure.closed and measure not in opened and (day := measure.closed_latest) and start <= day <= end
    ]
    if not opened and not lifted:
        words = f"Ledger: nothing is told as opened or lifted from {start} to {end}, which proves nothing."
        return _evidence(SILENT, words, ()), ()
    moved = opened or lifted
    words = f"Ledger: {'opened' if opened else 'lifted'} from {start} to {end}: {_listed(moved)}."
    worse = bool(opened)
    agrees = claim.kind != "unchanged" and (claim.kind == "worse") == worse
    if opened and lifted:
        words += f" Lifted in the same time: {_listed(lifted)}."
        return _evidence(DISAGREES if claim.kind == "unchanged" else SILENT, words, moved + lifted), (*moved, *lifted)
    return _evidence(AGREES if agrees else DISAGREES, words, moved), tuple(moved)


def _of_measure(claim: Claim, ledger: Sequence[Measure]) -> tuple[Evidence, tuple[Measure, ...]]:
    about = [measure for measure in ledger if measure.subject == claim.subject]
    if claim.openers:
        about = [measure for measure in about if measure.kind in claim.openers]
    if claim.goods:  # "its ban on flour": of a ban on flour and grain
        says = ("opened", "opening announced", *ENDS)
        about = [measure for measure in about if claim.goods & _goods(measure, says, claim.goods)]
    if claim.subject == "envoy":
        about = [measure for measure in about if of_envoys(measure, claim.envoys_of, claim.rank)]
    if claim.laid_by is not None and claim.kind != "opened":
        about = [m for m in about if m.contested or not m.sides or claim.laid_by in m.sides]
    answer, words, rest = SILENT, f"Ledger: no such measure on {_name(claim)} is told, which proves nothing.", about
    if claim.kind == "opened":
        rest = [measure for measure in about if _opened_in(measure, claim)]
        rest = [m for m in rest if (claim.by or claim.laid_by) in m.sides] or rest  # and not those of the other
        if rest:
            answer, words = _opened(claim, rest)
    elif claim.kind == "stands":
        day = claim.end or claim.said
        begun = ((measure, measure.earliest or measure.told_to_stand) for measure in about)
        rest = [measure for measure, first in begun if first is None or day is None or first <= day]
        if rest:
            answer, words = _stands(rest, day)
            if claim.negated and answer == AGREES and all(m.in_part for m in rest if stood(m, day)):
                answer = SILENT  # "the border is open", of which one crossing is
            if answer == AGREES and all(_let_in(measure, claim) for measure in rest):
                answer, words = DISAGREES, f"Ledger: told as undone for {_listed_goods(claim)}: {_listed(rest)}."
    elif about:
        answer, words, rest = _lifted(claim, about)
    return _evidence(answer, words, rest), tuple(rest)


def _goods(measure: Measure, says: Iterable[str], asked: frozenset[str]) -> frozenset[str]:
    """The goods that the tellings of a measure name, of the table's and of those that are asked for."""
    told = (goods_in(claim.words.lower(), asked) for claim in measure.claims if claim.says in says)
    return frozenset().union(*told)


def _let_in(measure: Measure, claim: Claim) -> bool:
    """Whether the goods that are asked for are told as let in again, though others may not be."""
    return bool(claim.goods) and not measure.closed and claim.goods <= _goods(measure, ENDS, claim.goods)


def _last_end(measure: Measure) -> dt.date | None:
    return max((c.day for c in measure.claims if c.says in ENDS and c.day), default=None)


def _listed_goods(claim: Claim) -> str:
    return " and ".join(sorted(claim.goods))


def _joined(names: Iterable[str | None]) -> str:
    return " and ".join(sorted({name for name in names if name}))


def _name(claim: Claim) -> str:
    return subjects()[claim.subject]["name"] if claim.subject in subjects() else str(claim.subject)


def _opened(claim: Claim, opened: list[Measure]) -> tuple[str, str]:
    by = claim.by or claim.laid_by
    words = f"Ledger: {_listed(opened)}."
    if all(measure.gainsaid for measure in opened):
        return SILENT, f"{words} That it was done is disputed."
    if by is not None and any(measure.contested for measure in opened):
        return SILENT, f"{words} Each side names another doer."
    if by is not None and not any(by in measure.sides for measure in opened):
        named = sorted({side for measure in opened for side in measure.sides})
        # that the one did it is no witness that the other did not
        return (
            DISAGREES if named and not claim.negated else SILENT
        ), f"{words} It is told as done by {' and '.join(named) or 'nobody named'}."
    return AGREES, words


def _stands(opened: list[Measure], day: dt.date | None) -> tuple[str, str]:
    opened = [measure for measure in opened if not measure.gainsaid] or opened
    sure = [measure for measure in opened if measure.state != "disputed"]
    standing = [measure for measure in sure if stood(measure, day)]
    if standing:
        return AGREES, f"Ledger: stood on {day}: {_listed(standing)}."
    if sure and len(sure) == len(opened):
        return DISAGREES, f"Ledger: told as undone by {day}: {_listed(sure)}."
    what = "done" if all(measure.gainsaid for measure in opened) else "undone"
    return SILENT, f"Ledger: whether it was {what} is disputed: {_listed(opened)}."


def _lifted(claim: Claim, about: list[Measure]) -> tuple[str, str, list[Measure]]:
    as_told = {measure.id: measure for measure in about}
    about = [replace(m, state="closed", closed_latest=_last_end(m)) if _let_in(m, claim) else m for m in about]
    closed = [
        m for m in about if m.closed and (claim.start is None or _overlap(m.closed_earliest, m.closed_latest, claim))
    ]
    standing = [m for m in about if not m.closed and not m.gainsaid and stood(m, claim.end or claim.said)]
    ends = [c.actor for m in closed for c in m.claims if c.says in ENDS]
    told = _listed(as_told[measure.id] for measure in closed)
    if closed and claim.by is not None and not done_by(ends, claim.by):
        return SILENT, f"Ledger: {told}. It is told as undone by {_joined(ends)}.", closed
    if closed and (not standing or claim.start is not None):
        return AGREES, f"Ledger: {told}.", closed
    if closed:
        return (
            SILENT,
            f"Ledger: one was undone, {told}; another stands, {_listed(standing)}.",
            closed + standing,
        )
    if standing:
        return DISAGREES, f"Ledger: told as standing: {_listed(standing)}.", standing
    return SILENT, "Ledger: nothing of the kind is told, which proves nothing.", []


def acts_say(claim: Claim, measures: Sequence[Measure]) -> Evidence:
    """What the flow says of a measure: the reported acts that opened and lifted it, by independent origins.

    Silence is no witness: that no report tells of an act says nothing. To contradict, an act has to be told as done by
    two independent origins at least, and nobody may have denied it since. What the other side did opens nothing here.
    """
    # what is claimed of some days is asked of the measures of those days, however wide theirs are told
    day = claim.end or claim.said if claim.kind == "stands" else None
    # what was undone on the day itself stood on it until then
    until = day - dt.timedelta(days=1) if day is not None and claim.kind == "stands" else day
    measures = [measure for measure in measures if not measure.gainsaid]  # whose opening somebody took back
    by = claim.by or claim.laid_by
    theirs = [m for m in measures if claim.kind != "opened" or by is None or not m.sides or by in m.sides]
    opened = _tellings(theirs, "opened", day)
    lifted = _tellings(measures, "closed", until, claim.by if claim.kind == "lifted" else None)
    denied = _tellings(measures, "not closed", day)
    if claim.kind == "opened":
        seen, contrary = opened, {}
    elif claim.kind == "stands":
        seen, contrary = opened if not lifted else {}, lifted
    else:
        seen, contrary = lifted, {}
    if claim.negated:
        seen, contrary = contrary, seen
    answer = SILENT
    if len(contrary) >= ENOUGH_ORIGINS and max(contrary.values()) > max(denied.values(), default=dt.date.min):
        answer = DISAGREES
    elif seen and not contrary:
        answer = AGREES
    words = (
        f"Flow of acts: told as done by {_origins(opened)}, as undone by {_origins(lifted)}"
        f"{f', which {_origins(denied)} denied' if denied else ''}."
    )
    stories = tuple(dict.fromkeys(story for measure in measures for story in measure.stories))
    return Evidence("flow", "the reports", None, answer, words, stories)


def _tellings(measures: Iterable[Measure], says: str, day: dt.date | None, by: str | None = None) -> dict[str, dt.date]:
    """Independent origins that say so of an act of that day or earlier, each with the day of its last telling.

    Args:
        measures: Of the subject.
        says: What they say of it.
        day: The last day; None: any.
        by: Who has to have done it; None: whoever.
    """
    out: dict[str, dt.date] = {}
    for measure in measures:
        for claim in measure.claims:
            if claim.says == says and (day is None or claim.day is None or claim.day <= day):
                if by is not None and not done_by([claim.actor], by):
                    continue
                told = claim.told or dt.date.min
                out[claim.origin] = max(told, out.get(claim.origin, dt.date.min))
    return out


def _origins(tellings: dict[str, dt.date]) -> str:
    n = len(tellings)
    return "no report" if not n else f"{n} independent report{'' if n == 1 else 's'}"


def stood(measure: Measure, day: dt.date | None) -> bool:
    """Whether a measure stood on a day, as it is told now; None: at the end."""
    return not measure.closed if day is None else measure.stood(day)


def _sure(ledger: Iterable[Measure]) -> list[Measure]:
    """Measures that somebody tells as done, not disputed and not for a disease, which says nothing of a relation."""
    return [
        m
        for m in ledger
        if m.state != "disputed" and HEALTH not in m.contexts and any(claim.says == "opened" for claim in m.claims)
    ]


def _last(measure: Measure) -> dt.date | None:
    """By when it was opened; None where nobody tells."""
    return None if measure.told_to_stand else measure.latest or measure.earliest


def _opened_in(measure: Measure, claim: Claim) -> bool:
    if not any(told.says == "opened" for told in measure.claims):
        return False
    return claim.start is None or (not measure.told_to_stand and _overlap(measure.earliest, measure.latest, claim))


def _overlap(first: dt.date | None, last: dt.date | None, claim: Claim) -> bool:
    if claim.start is None or (first is None and last is None):
        return claim.start is None
    first, last = first or last, last or first
    end = claim.end or claim.start
    return first is not None and last is not None and first <= end and claim.start <= last


def _listed(measures: Iterable[Measure]) -> str:
    return "; ".join(_told(measure) for measure in measures)


def _told(measure: Measure) -> str:
    begun = measure.begun(str(measure.latest or measure.earliest or ""))
    undone = f", undone by {measure.closed_latest}" if measure.closed and measure.closed_latest else ""
    return f"{measure.what} ({begun}{undone or ', ' + measure.standing_as})"


def _evidence(answer: str, words: str, measures: Iterable[Measure]) -> Evidence:
    return Evidence("ledger", "the reports", None, answer, words, tuple(measure.id for measure in measures))
