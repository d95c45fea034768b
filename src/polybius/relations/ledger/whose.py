"""Whose measure a statement speaks of: who laid it, whose envoys it tells of, and what rank these have."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from polybius import resources
from polybius.relations.ledger.opened import EXPELLED, RECALLED
from polybius.relations.records import Measure
from polybius.resources.subjects import TRADE, patterns, subjects

# "Kenya's new", "Kenyan import", and no "Kenya lifted"
OF = r"(?:['’]s? (?:(?!and |on |of |with )[\w-]+ ){0,3}?| (?:(?!\w+(?:ed|s) |the |its |an? )[\w-]+ )?)"
GROUND = r"(?:airspace|air space|skies|ports|harbou?rs|territorial waters)"  # that its owner alone can close
# "was banned from Kenya's airspace": its owner bans; "maize was banned from Kenya" is Kenya's maize
OUT_OF = re.compile(
    r"\b(?:is|are|was|were|been|be|being|remains?|remained|stays?|stayed)\b[^.;,]{0,20}"
    r"\b(?:banned|barred|excluded|blocked|kept out|shut out|locked out|expelled|deported|thrown out|sent home|ejected"
    r"|evicted|told to leave|ordered out)\b[^.;,]{0,15}? (?:from|of) (?:the |all )?$"
)
ENVOY = re.compile(patterns()["envoy"].pattern, re.IGNORECASE)
OWNED = re.compile(rf"{OF}$")
OWNER_BEHIND = re.compile(r" of (?:[\w'’-]+ ){0,6}$")  # "diplomats of the Embassy of the Republic of"
POSTED = re.compile(r" (?:to|in|at) (?:the )?$")  # "ambassador to"
POSTS = r"(?: \w+){0,5}? (?:to|in|at) (?:the )?$"
HIS_OWN = re.compile(r"\b(?:its|their|his|her) (?:own )?(?:[\w-]+ ){0,3}$")
SENT_TO = re.compile(rf"\b(?:returned?|returns|returning|back|sent|flew|went|gone){POSTS}")
SENT_FROM = re.compile(
    r"\b(?:recall|withdr[ae]w|expel|thrown out|threw out|sent home|ordered|told)\w*\b.* from (?:the )?$"
)
# what an envoy is called whose rank is told; "envoys", "diplomats" and "officials" can be of any
RANKS = {
    "ambassador": re.compile(r"\b(?:ambassadors?|high commissioners?|nuncios?)\b", re.IGNORECASE),
    "consul": re.compile(r"\bconsuls?(?: general)?\b", re.IGNORECASE),
    "attache": re.compile(r"\battach[eé]s?\b", re.IGNORECASE),
    "charge d'affaires": re.compile(r"\bcharg[eé] d['’]affaires\b", re.IGNORECASE),
}
OTHERS = re.compile(r"\b(?:diplomats?|officials?|members?|staff\w*|employees?|workers?|officers?|personnel)\b")
SENT_HOME = (*EXPELLED, "recall-envoy")  # the rows of whose envoys the other wants gone
CODE = re.compile(r"[A-Z]{3,}$")
UNDOING = re.compile(r"\b(?:lift|end|scrapp?|dropp?|rescind|abolish|revok|reopen)\w*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parties:
    """The two of a statement, and where they are named in it, from its beginning on."""

    dyad: tuple[str, str]
    named: tuple[tuple[int, int, str], ...]  # each with the end of the dyad that it is

    def other(self, party: str) -> str:
        """The other end of the dyad."""
        return self.dyad[1] if party == self.dyad[0] else self.dyad[0]


def layer(text: str, parties: Parties, kind: str | None, subject: str, by: str | None) -> str | None:
    """Who laid the measure that is spoken of: "Kenya's ban", "banned from its airspace"; of envoys see ``envoys_of``.

    A measure "on" somebody is the other's. Who lifts what each side has of its own lifts his own; who resumes
    something may take up what the other stopped.
    """
    if subject == "envoy":
        return None
    on = None
    for start, end, party in parties.named:
        if _theirs().match(text[end:]) or (subject != TRADE and OUT_OF.search(text[:start])):
            return party
        on = on or (parties.other(party) if _on().search(text[:start]) else None)
    own = kind != "lifted" or (not subjects()[subject]["shared"] and UNDOING.search(text) is not None)
    return on or (by if own else None)


def envoys_of(text: str, parties: Parties, by: str | None) -> str | None:
    """The end of the dyad whose envoys are told of: "Kenya's envoy", "its ambassador to Peru", "was sent from Lima".

    Args:
        text: Of the statement.
        parties: Who is named in it.
        by: The one that the verb names as the doer.
    """
    for envoy in ENVOY.finditer(text):
        named_before = [one for one in parties.named if one[1] <= envoy.start()]
        inside = [one for one in parties.named if envoy.start() <= one[0] and one[1] <= envoy.end()]
        behind = [one for one in parties.named if envoy.end() <= one[0]]
        for _, end, party in reversed(named_before):  # "Peru sent the Chilean envoy home": the nearest
            if OWNED.match(text[end : envoy.start()]):
                return party
        if inside:  # "members of the Peruvian embassy"
            return inside[0][2]
        for start, _, party in behind:
            if OWNER_BEHIND.match(text[envoy.end() : start]):
                return party
            if POSTED.match(text[envoy.end() : start]):
                return parties.other(party)
        if HIS_OWN.search(text[: envoy.start()]):
            return by or next((party for _, _, party in named_before), None)
    came = ((text[:start], party) for start, _, party in parties.named)
    host = next((party for before, party in came if SENT_TO.search(before) or SENT_FROM.search(before)), None)
    return parties.other(host) if host else None


def gone_home(text: str, parties: Parties, owner: str | None) -> bool:
    """Whether envoys are said to have gone where they are from: "the Peruvian ambassador returned to Lima"."""
    return any(party == owner and SENT_TO.search(text[:start]) for start, _, party in parties.named)


def rank(text: str) -> str | None:
    """The rank of the envoys that a text tells of; None where it tells none."""
    return next((name for name, words in RANKS.items() if words.search(text)), None)


def of_envoys(measure: Measure, owner: str | None, of_rank: str | None) -> bool:
    """Whether a measure can be on the envoys of an end of the dyad, of a rank: it calls them home, or sent home."""
    theirs = owner is None or not measure.sides or measure.kind not in (RECALLED, *SENT_HOME)
    theirs = theirs or any((side != owner) == (measure.kind in SENT_HOME) for side in measure.sides)
    told = [claim.words for claim in measure.claims if claim.says in ("opened", "opening announced", "not opened")]
    ranks = {found for words in told if (found := rank(words))}
    lower = bool(ranks) or any(OTHERS.search(words.lower()) for words in told)
    return theirs and (of_rank is None or of_rank in ranks or not lower)


def done_by(actors: Iterable[str | None], side: str) -> bool:
    """Whether some who are told to do it can be of a side: not where all are known by the codes of others."""
    told = [name for actor in actors for name in (actor or "").split(", ")]
    return not told or any(name == side or not CODE.match(name) or name[:3] == side[:3] for name in told)


@functools.cache
def _theirs() -> re.Pattern[str]:
    return re.compile(rf"{OF}(?:(?:{_words()})s?|sanctions|duties|levies|{GROUND})\b", re.IGNORECASE)


@functools.cache
def _on() -> re.Pattern[str]:
    kinds = rf"(?:{_words()}|duties|levies)s?"
    return re.compile(rf"\b{kinds} (?:on|against) (?:(?!exports? )[\w-]+ ){{0,4}}$", re.IGNORECASE)


def _words() -> str:
    return "|".join(row["words"] for row in resources.table("lexicon/measures"))
