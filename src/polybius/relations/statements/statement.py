"""A statement about a relation, as the project's own reading understands it, made testable.

"US-Iraq relations have not returned to their level before 3 January 2020." -> USA and IRQ, not_recovered, 2020-01-03.
"""

from __future__ import annotations

import calendar
import datetime as dt
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from polybius import resources
from polybius.relations.ends.selectors import of_sector
from polybius.relations.ledger.opened import EXPELLED, RECALLED
from polybius.relations.ledger.subjects import goods_in
from polybius.relations.ledger.whose import Parties, envoys_of, gone_home, layer, rank
from polybius.relations.statements.claim import OF_MEASURES, OF_RELATIONS, Claim
from polybius.resources import parties
from polybius.resources.parties import ONLY_NAMED
from polybius.resources.subjects import BANNED, ON_GOODS, TRADE, patterns, subjects
from polybius.resources.word_classes import word_class
from polybius.schema import Entity, Mention, Reading, Span, Timex
from polybius.syntax import Tree

# word class -> channel
CHANNELS = {"cooperation": "cooperation", "hostility": "conflict", "conflict": "conflict"}
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+\s+){0,2}$")
BY = re.compile(r"\bby\s+(?:the\s+|an?\s+)?$", re.IGNORECASE)
DATED = ("DATE", "TIME")
COMPARED = ("worse", "better")  # claims that can set one time beside another: "worse in May than in March"
ON_SOMEBODY = OF_MEASURES  # claims that can name a doer
EARLIER = re.compile(r"\b(?:before|until|till|by|prior to|ahead of|up to)\s+(?:the\s+)?$", re.IGNORECASE)
# "their level before 3 January": the day is that of the level, not of the return
LEVEL = re.compile(
    r"\b(?:levels?|state|footing|was|were|stood)\s+(?:(?:it|they)\s+)?before\s+(?:the\s+)?$", re.IGNORECASE
)
BOTH_ENDS = re.compile(r"^\s*(?:to|until|till|through|and|[-–—])\s*(?:the\s+)?$", re.IGNORECASE)  # "5 to 30 May"
BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
THAN = re.compile(
    r"\bthan\s+(?:(?:it|they|that|those) (?:was|were|had been) )?(?:(?:in|on|during)\s+)?(?:the\s+)?$", re.IGNORECASE
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
# "after 3 Janury 2020", "after Janury 3, 2020": the year alone would be taken for the time that is meant
MISSPELT = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?P<one>[^\W\d_]{3,})\.?,?\s+\d{4}\b"
    r"|\b(?P<other>[^\W\d_]{3,})\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}\b"
)
MONTH_ALIKE = 0.7  # of the letters of a month, by difflib: "Janury", "Febuary", "Setpember", "janvier"
TWO_DAYS = re.compile(r"\b(\d{1,2})([/.])(\d{1,2})\2(?:\d{4}|\d\d)\b")  # "03/01/2020" in March or in January
TWELVE = 12
# "bans Kenyan chicks", "the ban on chicks from Kenya": goods, whatever they are
BANNED_THING = re.compile(
    rf"\b{BANNED}(?:(?:the|all|imports? of) )*"
    r"(?:[A-Z][\w-]+ (?:[a-z-]+ )??(?P<thing>[a-z]{3,}s)\b|(?:[a-z-]+ )??(?P<other>[a-z]{3,}s) from [A-Z])"
)
CALLED_HOME = re.compile(r"\b(?:recall|withdr[ae]w|called? (?:home|back))", re.IGNORECASE)
SENT_HOME = re.compile(
    r"\b(?:expel|expuls|threw out|thrown out|sent home|persona non grata|told to leave)", re.IGNORECASE
)
# Words without which hardly an English sentence is written; "Las relaciones han empeorado" has none of them.
ENGLISH = frozenset(
    "the of and to in on is are was were has have had not been since after before between with from by for that"
    " a an its their than did still keeps no".split()
)
SHORT = 5  # words from which a sentence without any of these is none in English
NAMED = re.compile(r"\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")
TURNING = ("while", "whereas", "although", "though", "before", "until", "till")  # "worsened before they recovered"
WANTED = {
    "language": "it does not read as English; write it in English",
    "party": "it names no two parties that are known",
    "claim": "it is of no form that can be tested: worse, better, unchanged, returned or not, lowest, or a measure "
    "that was opened, stands or was lifted",
    "day": "it names no day or days from which the change is to be seen",
    "date": "it names a day that the calendar does not have, or one that can be read two ways; write it as 3 January "
    "2020 or 2020-01-03",
    "before": "it tells of the time before a day; a change can only be seen from a day on",
    "double": "it claims two things; ask for each by itself",
    "denial": "it denies or doubts in a way that is not read; say plainly what was or was not",
    "question": "it asks; write as a statement what is to be tested",
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
    goods: frozenset[str] = frozenset()
    if dyad is not None and not (row and row["missing"]):
        # "restored ties" is an act of the two, although it betters their relation
        act = row is not None and row["subject"]
        kind = assessment.statement if assessment is not None and not act else (row["claim"] if row else None)
    if kind is not None and kind not in OF_RELATIONS:
        subject = (row["subject"] if row else "") or _subject(reading)
        if subject is None and (banned := BANNED_THING.search(reading.text)):
            subject, goods = TRADE, frozenset({(banned["thing"] or banned["other"]).removesuffix("s")})
        kind = kind if subject else None
    by = _doer(reading, dyad) if kind in ON_SOMEBODY and dyad else None
    theirs = _named_ends(reading, dyad) if dyad else None
    owner = envoys_of(reading.text, theirs, by) if theirs and subject == "envoy" else None
    if kind == "lifted" and theirs and gone_home(reading.text, theirs, owner):
        kind = None  # "the Peruvian ambassador returned to Lima": he was called home
    days = _when(reading)
    missing = tuple(_missing(reading, kind, dyad, row))
    negated = bool(row and row["negated"] and (subject or (kind and assessment is None))) != denied
    found = Claim(
        statement=" ".join(reading.text.split()),
        kind=kind,
        dyad=dyad,
        said=said,
        start=days.first if days else None,
        end=days.last if days else None,
        channel=_channel(reading) if kind in OF_RELATIONS else None,
        subject=subject,
        goods=goods or (goods_in(reading.text.lower()) if subject in ON_GOODS else frozenset()),
        openers=_openers(reading.text) if kind == "opened" and subject == "envoy" else (),
        negated=negated,
        by=by,
        laid_by=layer(reading.text, theirs, kind, subject, by) if theirs and subject else None,
        envoys_of=owner,
        rank=rank(reading.text) if subject == "envoy" else None,
        missing=missing,
        than=_than(reading) if kind in COMPARED else None,
    )
    return replace(found, how=tuple(_how(reading, found, from_what, days)))


def _missing(
    reading: Reading, kind: str | None, dyad: tuple[str, str] | None, row: dict[str, str] | None
) -> Iterator[str]:
    """What keeps a statement from being tested, as names of ``WANTED``."""
    if (dyad is None or kind is None) and _foreign(reading.text):
        yield "language"
        return
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


def _how(reading: Reading, found: Claim, from_what: str, days: _Days | None) -> Iterator[str]:
    """How a statement was made testable, a sentence each."""
    if found.dyad is not None:
        yield f"The parties are {found.dyad[0]} and {found.dyad[1]} ({from_what})."
    elif "party" in found.missing:
        yield from _known(reading)
    if found.kind is not None:
        yield _told(found)
    if found.subject is not None and found.by is None and (words := _unasked(reading)):
        yield f"“{words}” is not asked: any such measure between the two counts."
    if days is not None and not {"date", "language"} & set(found.missing):
        yield f"The days are {_listed((days.first, days.last))} (“{days.words}”)."
    if found.than is not None:
        yield f"They are set beside {_listed(found.than)}."
    if found.said is not None:
        yield f"“Still” and “now” are understood from {found.said}."
    for what in found.missing:
        many = what == "party" and len(_ends(reading)) > 2
        yield f"Not testable: {'it names more than two parties' if many else WANTED[what]}."
    if "claim" in found.missing and reading.events:
        event = reading.events[0]
        yield (
            f"It tells of an act (“{reading.words(event.trigger)}”, {event.event_type}): what the reports tell of acts "
            "is listed by polybius stories and events."
        )


def _told(found: Claim) -> str:
    kind = (found.kind or "").replace("_", " ")
    kind = ("does not stand" if kind == "stands" else f"not {kind}") if found.negated else kind
    if found.subject is None:
        of = {"conflict": "reported conflict", "cooperation": "reported cooperation"}.get(
            found.channel or "", "the relation"
        )
        return f"The claim is “{kind}”, of {of}."
    name = subjects()[found.subject]["name"]
    doer = f", by {found.by}" if found.by else f", one of {found.laid_by}" if found.laid_by else ""
    name += f" of {found.envoys_of}" if found.envoys_of else ""
    measure = f"{'no' if found.negated else 'a'} measure on {name}"
    return f"The claim is “{kind}”: that {measure} was {_MEASURE[found.kind or '']}{doer}."


_MEASURE = {"opened": "taken (a halt, a ban, a demand ...)", "stands": "in force", "lifted": "undone"}


def _known(reading: Reading) -> Iterator[str]:
    """Whom a statement names of those who are known, and whom it may mean, when they are no two."""
    ends = _ends(reading)
    # a name that no table has ("name:...") may be misspelt, too
    spans = {mention.span: entity.id.startswith(ONLY_NAMED) for mention, entity in _named(reading)}
    unknown = {reading.words(span) for span, new in spans.items() if new}
    if told := [f"“{words}” ({end})" for end, words in ends.items() if words not in unknown]:
        more = len(ends) > 2  # "Turkey's ties with Syria, Iraq and Iran"
        yield f"Known in it: {', '.join(told)}; {'ask of each pair' if more else 'two are asked for'}."
    known = [span for span, new in spans.items() if not new]
    for match in NAMED.finditer(reading.text):
        if any(span.overlaps(Span(match.start(), match.end())) for span in known):
            continue
        if near := [id for id in parties.alike(match[0]) if id not in ends]:
            yield f"“{match[0]}” is nobody known; is {' or '.join(near)} meant?"


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
    """The two parties and the words that name them."""
    ends = _ends(reading)
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


def _ends(reading: Reading) -> dict[str, str]:
    """The parties that are named, each with its words; a bloc on one party's ground stands for its leading state.

    A place stands for its state where nobody else does: "recalled its ambassador from Oslo".
    """
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
    for place in reading.places:
        known = any(place.span.overlaps(mention.span) for mention, _ in _named(reading))  # "Peru's": no town
        if len(ends) == 1 and place.country is not None and not known:
            ends.setdefault(place.country, reading.words(place.span))
    return ends


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
        if {*dyad} <= {party.country for party in event.actors}:
            continue  # "operations between the two resumed": nobody is named as the doer
        passive = PASSIVE.search(reading.text[: event.trigger.end].rsplit(" ", 1)[0] + " ")
        for party in event.actors:
            if passive:
                behind = party.span.start >= event.trigger.end
                named = behind and bool(BY.search(reading.text[: party.span.start]))
            else:
                # "training by the coalition stopped": the noun's doer is not asked
                named = party.span.end <= event.trigger.start and not BY.search(reading.text[: party.span.start])
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


def _named_ends(reading: Reading, dyad: tuple[str, str]) -> Parties:
    """Where the two are named in a statement, themselves, their people, or a place on their ground; not by "her"."""
    named = [(mention.span, entity.country) for mention, entity in _named(reading)]
    named += [(place.span, place.country) for place in reading.places]
    told = ((span, end) for span, end in named if not reading.words(span).islower())
    return Parties(dyad, tuple(sorted({(span.start, span.end, end) for span, end in told if end in dyad and end})))


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
    for number, (id, pattern) in enumerate(patterns().items()):
        for match in pattern.finditer(reading.text.lower()):
            span = Span(match.start(), match.end())
            inside = any(mention.span.contains(span) for mention in reading.mentions)
            found.append((inside, match.start(), number, id))
    return min(found)[3] if found else None


def _openers(text: str) -> tuple[str, ...]:
    """Whether envoys are said to be called home or sent home; empty where neither is."""
    return (RECALLED,) if CALLED_HOME.search(text) else EXPELLED if SENT_HOME.search(text) else ()


def _channel(reading: Reading) -> str | None:
    """The channel that the noun of the statement means: cooperation, hostility; None for relations and ties."""
    span = reading.assessments[0].span if reading.assessments else Span(0, len(reading.text))
    lemmas = [token.lemma.lower() for token in reading.tokens if span.contains(token.span)]
    return next((channel for name, channel in CHANNELS.items() if word_class(name) & set(lemmas)), None)


@dataclass(frozen=True, slots=True)
class _Days:
    """The day or days that a statement speaks of, and its words for them."""

    first: dt.date
    last: dt.date
    words: str


def _dated(reading: Reading) -> list[Timex]:
    """The days and ranges of days that are told; not lengths ("in two years")."""
    return [timex for timex in reading.timexes if timex.type in DATED and timex.earliest is not None]


def _extent(timex: Timex) -> tuple[dt.date, dt.date]:
    """The first and the last day of a time of ``_dated``."""
    assert timex.earliest is not None
    return timex.earliest, timex.latest or timex.earliest


def _when(reading: Reading) -> _Days | None:
    """The first day or range of days that is told: "on 5 May", "between 5 and 30 May", "from 5 May to 30 May"."""
    dated = _dated(reading)
    if not dated:
        return None
    first, last = dated[0], dated[1] if _range(reading, dated) else dated[0]
    words = reading.text[first.span.start : last.span.end]
    return _Days(_extent(first)[0], _extent(last)[1], words)


def _range(reading: Reading, dated: list[Timex]) -> bool:
    """Whether the first two times that are told are the two ends of one."""
    if len(dated) < 2:
        return False
    one, other = dated[:2]
    joint = reading.text[one.span.end : other.span.start]
    if _extent(other)[1] < _extent(one)[0] or BOTH_ENDS.match(joint) is None:
        return False
    return "and" not in joint or BETWEEN.search(reading.text[: one.span.start]) is not None


def _than(reading: Reading) -> tuple[dt.date, dt.date] | None:
    """The time beside which another is set: "worse in May 2020 than in March 2020"."""
    for timex in _dated(reading)[1:]:
        if THAN.search(reading.text[: timex.span.start]):
            return _extent(timex)
    return None


def _listed(days: tuple[dt.date, dt.date]) -> str:
    return days[0].isoformat() if days[0] == days[1] else f"{days[0]} to {days[1]}"


def _before(reading: Reading) -> bool:
    """Whether the time before a day is spoken of: "worsened before 3 January"; not "their level before 3 January"."""
    dated = _dated(reading)
    if _range(reading, dated):  # "from 5 until 30 May"
        dated = [dated[0], *dated[2:]]
    before = (reading.text[: timex.span.start] for timex in dated)
    return any(EARLIER.search(words) and not LEVEL.search(words) for words in before)


def _no_day(text: str) -> bool:
    """Whether a day is named that cannot be read as one: "31 February", "3 Janury 2020", "03/01/2020"."""
    if any(not _is_day(match) for pattern in DAYS for match in pattern.finditer(text)):
        return True
    if any(_no_month(match["one"] or match["other"]) for match in MISSPELT.finditer(text)):
        return True
    return any(match[1] != match[3] and int(match[1]) <= TWELVE >= int(match[3]) for match in TWO_DAYS.finditer(text))


def _no_month(word: str) -> bool:
    """Whether a word between a day and a year is meant for a month and is none."""
    return word.lower() not in MONTHS and bool(difflib.get_close_matches(word.lower(), MONTHS, 1, MONTH_ALIKE))


def _foreign(text: str) -> bool:
    """Whether a sentence has none of the words that hardly an English one lacks."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return len(words) >= SHORT and not ENGLISH & set(words)


def _is_day(match: re.Match[str]) -> bool:
    month = match["month"].lower()
    try:
        dt.date(int(match["year"] or LEAP_YEAR), int(MONTHS.get(month, month)), int(match["day"]))
    except ValueError:
        return False
    return True
