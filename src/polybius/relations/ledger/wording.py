"""The words of an event's sentence around its trigger, as the ledger asks for them."""

from __future__ import annotations

import re

from polybius.relations.ends import told
from polybius.relations.ledger.subjects import NEAR_CHARACTERS

QUOTED_WORDS = 9  # of the sentence, from the trigger on


def at(event: told.Row) -> int:
    """Where the trigger begins in its sentence."""
    return int(event["trigger_start"]) - int(event["sentence_start"])


def sentence(event: told.Row) -> str:
    """The whole sentence, in lower case."""
    return str(event["sentence_text"] or "").lower()


def trigger(event: told.Row) -> str:
    """The word that tells the event, in lower case."""
    return str(event["trigger_text"] or "").lower()


def near(event: told.Row) -> str:
    """The words around the trigger, in lower case."""
    text, start, end = sentence(event), at(event), at(event) + len(event["trigger_text"] or "")
    first = max(0, start - NEAR_CHARACTERS)
    while 0 < first < start and text[first - 1].isalnum():  # "released" cut off is not "eased"
        first += 1
    return text[first : end + NEAR_CHARACTERS]


def before(event: told.Row) -> str:
    """The words before the trigger, in lower case."""
    return sentence(event)[: max(0, at(event))]


def from_trigger(event: told.Row) -> str:
    """The words from the trigger on, in lower case; before a passive "ordered" those of the clause before it, too."""
    text, start = str(event["sentence_text"] or event["trigger_text"]).lower(), max(0, at(event))
    if event["event_type"] == "REQUEST":
        start = max(0, start - NEAR_CHARACTERS)
    return text[start : at(event) + 2 * NEAR_CHARACTERS]


def quoted(event: told.Row) -> str:
    """The sentence from the trigger on, some words of it."""
    rest = str(event["sentence_text"] or event["trigger_text"])[max(0, at(event)) :]
    words = re.split(r"[;:—]|, |(?<![A-Z])\. ", rest, maxsplit=1)[0].split()
    return " ".join(words[:QUOTED_WORDS]).rstrip(".") + (" ..." if len(words) > QUOTED_WORDS else "")
