"""A statement about a relation, as the project's own reading understands it, made testable.

"US-Iraq relations have not returned to their level before 3 January 2020." -> USA and IRQ, not_recovered, 2020-01-03.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from polybius import resources
from polybius.relations.claim import OF_RELATIONS, Claim
from polybius.relations.selectors import of_sector
from polybius.schema import Entity, Mention, Reading, Span, Timex

CHANNELS = {"cooperation": "cooperation", "hostility": "conflict"}  # word class -> channel
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+\s+){0,2}$")
DATED = ("DATE", "TIME")
ON_SOMEBODY = ("opened", "lifted")  # claims that can name a doer
WANTED = {
    "party": "it names no two parties",
    "claim": "it is of no form that can be tested: worse, better, unchanged, returned or not, lowest, or a measure "
    "that was opened, stands or was lifted",
    "day": "it names no day or days from which the change is to be seen",
    "future": "it tells what will or could be, not what was",
    "cause": "it claims a cause, which counts of reports cannot show; ask whether the change itself was seen",
}


def claim(reading: Reading, said: dt.date | None = None) -> Claim:
    """What a statement claims: the two parties, what of them, and when; ``missing`` names what it does not tell.

    Args:
        reading: The statement as ``polybius.read`` understands it.
        said: The day on which it is said; None: not known.
    """
    text = " ".join(reading.text.split())
    row = _form(reading.text)
    dyad, from_what = _dyad(reading)
    assessment = reading.assessments[0] if reading.assessments else None
    kind, how = None, []
    if row is not None and row["missing"]:
        missing = [row["missing"]]
    elif dyad is None:
        missing = ["party"]
    else:
        missing = []
        kind = assessment.statement if assessment is not None else (row["claim"] if row else None)
    subject = None
    if kind is not None and kind not in OF_RELATIONS:
        subject = (row["subject"] if row else "") or _subject(reading)
        kind = kind if subject else None
    if not missing and kind is None:
        missing = ["claim"]
    timex = _when(reading)
    if kind in OF_RELATIONS and timex is None and kind != "lowest":
        missing.append("day")
    channel = _channel(reading) if kind in OF_RELATIONS else None
    by = _doer(reading, dyad) if kind in ON_SOMEBODY and dyad else None
    if dyad is not None:
        how.append(f"The parties are {dyad[0]} and {dyad[1]} ({from_what}).")
    if kind is not None:
        how.append(_told(kind, channel, subject, by, negated=bool(row and row["negated"]) and subject is not None))
    if timex is not None and timex.earliest is not None:
        last = timex.latest or timex.earliest
        days = timex.earliest.isoformat() if last == timex.earliest else f"{timex.earliest} to {last}"
        how.append(f"The days are {days} (“{reading.words(timex.span)}”).")
    if said is not None:
        how.append(f"“Still” and “now” are understood from {said}.")
    how += [f"Not testable: {WANTED[what]}." for what in missing]
    return Claim(
        statement=text,
        kind=kind,
        dyad=dyad,
        said=said,
        start=timex.earliest if timex else None,
        end=(timex.latest or timex.earliest) if timex else None,
        channel=channel,
        subject=subject,
        negated=bool(row and row["negated"]) and subject is not None,
        by=by,
        missing=tuple(missing),
        how=tuple(how),
    )


def _told(kind: str, channel: str | None, subject: str | None, by: str | None, *, negated: bool) -> str:
    if subject is None:
        of = {"conflict": "reported conflict", "cooperation": "reported cooperation"}.get(channel or "", "the relation")
        return f"The claim is “{kind.replace('_', ' ')}”, of {of}."
    name = next(row["name"] for row in resources.table("ontology/subjects") if row["id"] == subject)
    doer = f", by {by}" if by else ""
    return f"The claim is that a measure on {name} was {'not ' if negated else ''}{_MEASURE[kind]}{doer}."


_MEASURE = {"opened": "opened", "stands": "standing", "lifted": "lifted"}


def _form(text: str) -> dict[str, str] | None:
    """The first row of the table that a statement fits; modal verbs are in lower case, the month of May is not."""
    return next((row for row in resources.table("lexicon/statements") if re.search(row["pattern"], text)), None)


# Who


def _dyad(reading: Reading) -> tuple[tuple[str, str] | None, str]:
    """The two parties and the words that name them; a bloc on one party's ground stands for its leading state."""
    ends: dict[str, str] = {}
    blocs: list[tuple[Mention, Entity]] = []
    for mention, entity in _named(reading):
        if entity.country is not None and len(entity.country) == 3 and entity.country != "IGO":
            ends.setdefault(_end(entity), reading.words(mention.span))
        else:
            blocs.append((mention, entity))
    for mention, entity in blocs:
        words = reading.words(mention.span)
        states = [state for ground in tuple(ends) if (state := _leader(entity, words, ground)) is not None]
        ends.setdefault(states[0] if states else entity.id, words)
    if len(ends) > 2 and reading.assessments:
        wanted = set(reading.assessments[0].dyad)
        ends = {end: words for end, words in ends.items() if end in wanted}
    elif len(ends) > 2:
        acting = {
            party.country
            for event in reading.events
            for party in (*event.actors, *event.recipients)
            if party.country is not None
        }
        ends = {end: words for end, words in ends.items() if end in acting}
    if len(ends) != 2:
        return None, ""
    (a, one), (b, other) = ends.items()
    return (a, b), f"“{one}”, “{other}”"


def _named(reading: Reading) -> Iterator[tuple[Mention, Entity]]:
    for mention in reading.mentions:
        entity = reading.entity(mention.entity)
        # "17 November 2018" is no armed group
        if entity is not None and not any(timex.span.overlaps(mention.span) for timex in reading.timexes):
            yield mention, entity


def _end(entity: Entity) -> str:
    """A state for its organs, an armed group or body by its own id."""
    return entity.country if entity.country and of_sector(entity.sector, "state") else entity.id


def _leader(entity: Entity, words: str, ground: str) -> str | None:
    """The state that a bloc stands for on some ground: the coalition in Iraq for the United States."""
    for row in resources.table("ontology/blocs"):
        meant = {entity.id, entity.code} & set(row["entities"].split("|"))
        if row["ground"] == ground and (meant or re.search(rf"\b(?:{row['words']})\b", words.lower())):
            return row["country"]
    return None


def _doer(reading: Reading, dyad: tuple[str, str]) -> str | None:
    """The end of the dyad that an active verb names as the doer: "Iraq suspended", not "was suspended"."""
    for event in reading.events:
        before = reading.text[: event.trigger.start]
        if PASSIVE.search(before):
            continue
        for party in event.actors:
            if party.span.end > event.trigger.start:
                continue
            entity = reading.entity(party.entity)
            if party.country in dyad:
                return party.country
            if entity is not None and entity.id in dyad:
                return entity.id
            words = reading.words(party.span)
            state = next((state for end in dyad if entity and (state := _leader(entity, words, end))), None)
            if state in dyad:
                return state
    return None


# What and when


def _subject(reading: Reading) -> str | None:
    """What the measure is about: the first such word outside the names of parties, else the first inside one."""
    found: list[tuple[bool, int, int, str]] = []
    for number, row in enumerate(resources.table("ontology/subjects")):
        for match in re.finditer(rf"\b(?:{row['words']})\b", reading.text.lower()):
            span = Span(match.start(), match.end())
            inside = any(mention.span.contains(span) for mention in reading.mentions)
            found.append((inside, match.start(), number, row["id"]))
    return min(found)[3] if found else None


def _channel(reading: Reading) -> str | None:
    """The channel that the noun of the statement means: cooperation, hostility; None for relations and ties."""
    span = reading.assessments[0].span if reading.assessments else Span(0, len(reading.text))
    lemmas = [token.lemma.lower() for token in reading.tokens if span.contains(token.span)]
    for row in resources.table("lexicon/word_classes"):
        if row["class"] in CHANNELS and set(row["words"].split("|")) & set(lemmas):
            return CHANNELS[row["class"]]
    return None


def _when(reading: Reading) -> Timex | None:
    """The first day or range of days that is told; not a length ("in two years")."""
    dated = (timex for timex in reading.timexes if timex.type in DATED and timex.earliest is not None)
    return next(dated, None)
