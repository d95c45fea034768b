"""What an act of the ledger is done to: the streets of a town, a thing that has a name."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable

# "shut roads and bridges", "sealed off two streets around the embassy": police work inside a town
IN_TOWN = re.compile(
    r"^(?:clos|shut|seal|block|barricad|cordon)\w*(?: off| down)?(?: [\w-]+){0,4}? "
    r"(?:streets?|roads?|bridges?|squares?|avenues?|boulevards?|lanes?|quarters?|district)\b"
)
BETWEEN_STATES = re.compile(
    r"\b(?:borders?|crossings?|frontiers?|checkpoints?|customs)\b"
    r"|\b(?:roads?|bridges?)\b[^.;,]{0,30}\b(?:to|into|from|with|between|link\w*|connect\w*)\b"
)
# words that are no thing of their own: "lifted part of the ban from", "reopened after more than"
NO_THINGS = frozenset(
    (
        "about after again against almost another before being between during every first from into last "
        "more most nearly only other over part since some than that their them this those through until "
        "when which while with within would have been were day week night spring summer autumn winter "
        "month year ban embargo sanction measure restriction curb freeze suspension blockade closure "
        "prohibition decision order back take come enter effect"
    ).split()
)
# "cut ties and closed its ports": the ports are the second act's
# "expelled six Chadian diplomats", "told 41 of its 62 envoys to leave"
NUMBERS = {
    word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
NUMBERS |= {"a": 1, "an": 1}
PERSONS = re.compile(
    rf"\b({'|'.join(NUMBERS)}|\d+)\b(?: [\w'’-]+){{0,4}}? "
    r"(?:diplomat|official|envoy|ambassador|consul|attache|officer|employee)s?\b"
)
CLAUSE_END = re.compile(r"[,;:—–]|\band (?:\w+ )?(?:\w+ed|shut|cut|put|broke|froze|threw|took|sent|forbade|withdrew)\b")
SHORTEST = 4  # letters of a word that tells a thing
THING_CHARACTERS = 60  # from a trigger on, where its object stands
WORD = re.compile(r"(?<![\w'’-])[a-z][a-z-]{2,}\b")
NAME = re.compile(r"\b[A-Z][a-z'-]{2,}\b")
NO_NAMES = frozenset({*calendar.month_name, *calendar.day_name, "The", "This", "That", "Its", "Their"})


def in_town(words: str, sentence: str, subject: str | None) -> bool:
    """Whether what is closed are streets of a town: no measure between states, whatever embassy they lead to.

    Args:
        words: From the trigger on, in lower case.
        sentence: The whole of it, in lower case.
        subject: What the act is about.
    """
    if IN_TOWN.match(words) is None or subject == "border":
        return False
    return subject in ("envoy", "mission") or BETWEEN_STATES.search(sentence) is None


def number_of(words: str) -> int | None:
    """How many envoys some words tell of; None where no number is told, or one above twelve in words."""
    told = PERSONS.search(words.lower())
    return None if told is None else int(told[1]) if told[1].isdigit() else NUMBERS[told[1]]


def names(words: str, parties: Iterable[str]) -> frozenset[str]:
    """The names in some words that are no party's and no day's: "the crossing at Ngoma" has Ngoma."""
    theirs = {word for party in parties for word in party.split()}
    return frozenset(set(NAME.findall(words)) - theirs - NO_NAMES)


def things_of(words: str) -> tuple[str, ...]:
    """The common words of an object, in the singular: "closed its ports to trawlers" has port, trawler.

    Args:
        words: From the trigger on.
    """
    own = CLAUSE_END.split(words[:THING_CHARACTERS], maxsplit=1)[0]
    found = (word.removesuffix("s") for word in WORD.findall(own.partition(" ")[2]))
    return tuple(word for word in found if len(word) >= SHORTEST and not {word, f"{word}s"} & NO_THINGS)
