"""A statement about a relation, as the project's own reading understands it, made testable.

"US-Iraq relations have not returned to their level before 3 January 2020." -> USA and IRQ, not_recovered, 2020-01-03.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from polybius import resources
from polybius.relations.claim import OF_RELATIONS, Claim
from polybius.relations.selectors import of_sector
from polybius.schema import Entity, Mention, Reading, Span, Timex
from polybius.syntax import Tree

CHANNELS = {"cooperation": "cooperation", "hostility": "conflict"}  # word class -> channel
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+\s+){0,2}$")
BY = re.compile(r"\bby\s+(?:the\s+|an?\s+)?$", re.IGNORECASE)
DATED = ("DATE", "TIME")
ON_SOMEBODY = ("opened", "lifted")  # claims that can name a doer
EARLIER = re.compile(r"\b(?:before|until|till|by|prior to|ahead of|up to)\s+(?:the\s+)?$", re.IGNORECASE)
# "their level before 3 January": the day is that of the level, not of the return
LEVEL = re.compile(
    r"\b(?:levels?|state|footing|was|were|stood)\s+(?:(?:it|they)\s+)?before\s+(?:the\s+)?$", re.IGNORECASE
)
MONTHS = {
    name.lower(): number for names in (calendar.month_name, calendar.month_abbr) for number, name in enumerate(names)
}
MONTH = rf"(?P<month>{'|'.join(sorted(filter(None, MONTHS), key=len, reverse=True))})\b\.?"
DAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}(?:,?\s+(?P<year>\d{{4}})\b)?",
        rf"\b{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>\d{{4}})\b)?",
        r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b",
    )
)
LEAP_YEAR = 2020  # of a day without a year
TURNING = ("while", "whereas", "although", "though", "before", "until", "till")  # "worsened before they recovered"
WANTED = {
    "party": "it names no two parties",
    "claim": "it is of no form that can be tested: worse, better, unchanged, returned or not, lowest, or a measure "
    "that was opened, stands or was lifted",
    "day": "it names no day or days from which the change is to be seen",
    "date": "it names a day that the calendar does not have",
    "before": "it tells of the time before a day; a change can only be seen from a day on",
    "double": "it claims two things; ask for each by itself",
    "denial": "it denies or doubts in a way that is not read; say plainly what was or was not",
    "future": "it tells what will or could be, not what was",
    "cause": "it claims a cause, which counts of reports cannot show; ask whether the change itself was seen",
}


def bare(statement: str) -> tuple[str, bool]:
    """A statement without the words that call it false, and whether it is called so.

    "It is false that ties worsened." -> "Ties worsened.", True.
    """
    for row in resources.table("lexicon/denials"):
        if match := re.search(row["pattern"], statement, re.IGNORECASE):
            said = match["said"].strip(" ,.")
            inner, denied = bare(f"{said[0].upper()}{said[1:]}.")
            return inner, not denied
    return statement, False


def claim(reading: Reading, said: dt.date | None = None, *, denied: bool = False) -> Claim:
    """What a statement claims: the two parties, what of them, and when; ``missing`` names what it does not tell.

    Args:
        reading: The statement as ``polybius.read`` understands it, without the words that call it false.
        said: The day on which it is said; None: not known.
        denied: Whether such words stood around it.
    """
    row = _form(reading.text)
    dyad, from_what = _dyad(reading)
    assessment = reading.assessments[0] if reading.assessments else None
    kind = subject = None
    if dyad is not None and not (row and row["missing"]):
        kind = assessment.statement if assessment is not None else (row["claim"] if row else None)
    if kind is not None and kind not in OF_RELATIONS:
        subject = (row["subject"] if row else "") or _subject(reading)
        kind = kind if subject else None
    timex = _when(reading)
    missing = tuple(_missing(reading, kind, dyad, row))
    negated = bool(row and row["negated"] and subject) != denied
    found = Claim(
        statement=" ".join(reading.text.split()),
        kind=kind,
        dyad=dyad,
        said=said,
        start=timex.earliest if timex else None,
        end=(timex.latest or timex.earliest) if timex else None,
        channel=_channel(reading) if kind in OF_RELATIONS else None,
        subject=subject,
        negated=negated,
        by=_doer(reading, dyad) if kind in ON_SOMEBODY and dyad else None,
        missing=missing,
    )
    return replace(found, how=tuple(_how(reading, found, from_what, timex)))


def _missing(
    reading: Reading, kind: str | None, dyad: tuple[str, str] | None, row: dict[str, str] | None
) -> Iterator[str]:
    """What keeps a statement from being tested, as names of ``WANTED``."""
    if row is not None and row["missing"]:
        yield row["missing"]
        return
    if dyad is None:
        yield "party"
    elif kind is None:
        yield "claim"
    elif _double(reading):
        yield "double"
    if _no_day(reading.text):
        yield "date"
    elif kind in OF_RELATIONS and kind != "lowest" and _when(reading) is None:
        yield "day"
    elif kind is not None and _before(reading):
        yield "before"


def _how(reading: Reading, found: Claim, from_what: str, timex: Timex | None) -> Iterator[str]:
    """How a statement was made testable, a sentence each."""
    if found.dyad is not None:
        yield f"The parties are {found.dyad[0]} and {found.dyad[1]} ({from_what})."
    if found.kind is not None:
        yield _told(found)
    if found.subject is not None and found.by is None and (words := _unasked(reading)):
        yield f"“{words}” is not asked: any such measure between the two counts."
    if timex is not None and timex.earliest is not None:
        last = timex.latest or timex.earliest
        days = timex.earliest.isoformat() if last == timex.earliest else f"{timex.earliest} to {last}"
        yield f"The days are {days} (“{reading.words(timex.span)}”)."
    if found.said is not None:
        yield f"“Still” and “now” are understood from {found.said}."
    for what in found.missing:
        yield f"Not testable: {WANTED[what]}."


def _told(found: Claim) -> str:
    kind = found.kind or ""
    if found.subject is None:
        of = {"conflict": "reported conflict", "cooperation": "reported cooperation"}.get(
            found.channel or "", "the relation"
        )
        is_ = "is denied to be" if found.negated else "is"
        return f"The claim {is_} “{kind.replace('_', ' ')}”, of {of}."
    name = next(row["name"] for row in resources.table("ontology/subjects") if row["id"] == found.subject)
    doer = f", by {found.by}" if found.by else ""
    return f"The claim is that a measure on {name} was {'not ' if found.negated else ''}{_MEASURE[kind]}{doer}."


_MEASURE = {"opened": "opened", "stands": "standing", "lifted": "lifted"}


def _form(text: str) -> dict[str, str] | None:
    """The first row of the table that a statement fits; modal verbs are in lower case, the month of May is not."""
    return next((row for row in resources.table("lexicon/statements") if re.search(row["pattern"], text)), None)


def _double(reading: Reading) -> bool:
    """Whether two things are claimed: "worsened and then recovered"; not "neither worsened nor improved"."""
    if len(reading.sentences) > 1 or len({one.statement for one in reading.assessments}) > 1:
        return True
    tree = Tree(reading)
    for at, token in enumerate(reading.tokens):
        if token.head is None or token.upos != "VERB" or reading.tokens[token.head].upos not in ("VERB", "AUX", "ADJ"):
            continue
        if any(found.cue.overlaps(token.span) for found in reading.attributions):
            continue  # "..., the report said"
        joint = any(tree.lemma(child) == "nor" for child in tree.children(at, "cc"))
        turning = any(tree.lemma(child) in TURNING for child in tree.children(at, "mark"))
        if (tree.is_(at, "conj", "parataxis") and not joint) or (tree.is_(at, "advcl") and turning):
            return True
    return False


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
    """A state for its organs and its people ("visas for Canadians"), an armed group or body by its own id."""
    unnamed = entity.id == entity.code and not of_sector(entity.sector, "armed")
    return entity.country if entity.country and (unnamed or of_sector(entity.sector, "state")) else entity.id


def _leader(entity: Entity, words: str, ground: str) -> str | None:
    """The state that a bloc stands for on some ground: the coalition in Iraq for the United States."""
    for row in resources.table("ontology/blocs"):
        meant = {entity.id, entity.code} & set(row["entities"].split("|"))
        if row["ground"] == ground and (meant or re.search(rf"\b(?:{row['words']})\b", words.lower())):
            return row["country"]
    return None


def _doer(reading: Reading, dyad: tuple[str, str]) -> str | None:
    """The end of the dyad that the verb names as the doer: "Iraq suspended", "was suspended by Iraq"."""
    for event in reading.events:
        passive = PASSIVE.search(reading.text[: event.trigger.end].rsplit(" ", 1)[0] + " ")
        for party in event.actors:
            if passive:
                behind = party.span.start >= event.trigger.end
                named = behind and bool(BY.search(reading.text[: party.span.start]))
            else:
                named = party.span.end <= event.trigger.start
            if not named:
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


def _unasked(reading: Reading) -> str | None:
    """Who is named with "by" in a statement whose doer is not asked: "training by the coalition"."""
    for mention, _ in _named(reading):
        if before := BY.search(reading.text[: mention.span.start]):
            return reading.text[before.start() : mention.span.end]
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


def _before(reading: Reading) -> bool:
    """Whether the time before a day is spoken of: "worsened before 3 January"; not "their level before 3 January"."""
    dated = (reading.text[: timex.span.start] for timex in reading.timexes if timex.type in DATED)
    return any(EARLIER.search(before) and not LEVEL.search(before) for before in dated)


def _no_day(text: str) -> bool:
    """Whether a day is named that the calendar does not have: "31 February"."""
    return any(not _is_day(match) for pattern in DAYS for match in pattern.finditer(text))


def _is_day(match: re.Match[str]) -> bool:
    month = match["month"].lower()
    try:
        dt.date(int(match["year"] or LEAP_YEAR), int(MONTHS.get(month, month)), int(match["day"]))
    except ValueError:
        return False
    return True
