"""Written sentences whose nouns tell acts, with the roles of these nouns, as examples (``corpus/nouns``).

A line is ``SENTENCE | noun | ROLE=word ROLE=word || noun | ...``; every word is the head word as it stands in the
sentence, ``word#2`` its second occurrence. Words that are not named as predicates have no gold: verbs are not noted.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from data import Example
from schemes import role

from polybius import text
from polybius.schema import Document, Reading

SOURCE = "nouns"


def train(corpus: Path) -> list[Example]:
    """The sentences of ``corpus/nouns``."""
    lines = [line for path in sorted((corpus / SOURCE).glob("*.txt")) for line in path.read_text("utf-8").splitlines()]
    return [example for example, _ in map(parsed, lines) if example]


def parsed(line: str) -> tuple[Example | None, list[str]]:
    """The example of a line, without what cannot be found in the sentence; and what that is."""
    sentence, _, noted = line.partition(" | ")
    reading = text.split(Reading(Document("", sentence.strip())))
    words = [token.span.of(reading.text) for token in reading.tokens]
    frames, faults = [], []
    for told in noted.split("||"):
        noun, _, roles = told.strip().partition("|")
        predicate = _at(words, noun.strip())
        if predicate is None:
            faults.append(noun.strip())
            continue
        arguments: dict[int, str] = {}
        for name, word in _pairs(roles):
            label, head = role(name), _at(words, word)
            if label is None or head is None or head == predicate:
                faults.append(f"{name}={word}")
                continue
            arguments.setdefault(head, label)
        frames.append((predicate, sorted(arguments.items())))
    if not frames:
        return None, faults
    return Example(words, SOURCE, frames=sorted(frames), some_frames=True), faults


def _pairs(roles: str) -> Iterator[tuple[str, str]]:
    for pair in roles.split():
        name, _, word = pair.partition("=")
        yield name, word


def _at(words: list[str], word: str) -> int | None:
    """Which word it is; ``word#2`` is the second one."""
    plain, _, number = word.partition("#")
    found = [at for at, other in enumerate(words) if other == plain]
    found = found or [at for at, other in enumerate(words) if other.lower() == plain.lower()]
    which = int(number or 1) - 1
    return found[which] if which < len(found) else None
