"""Whether a text that repeats another is told: cases made of the sample reports, as editors change a text."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from polybius import ingest, samples
from polybius.errors import NoGoldError
from polybius.evaluate.figures import Counts, scored
from polybius.schema import Document
from polybius.stories import copies

Figures = dict[str, Any]
Made = Callable[[str, random.Random], str]

SENTENCE = re.compile(r"[^.!?]+[.!?]+[\"”’']*\s*")
OF_THE_SAME_TEXT = ("06-airport-strike-harbour", "07-airport-strike-lakeside")  # copies among the reports themselves


def score(_gold: Path | None, part: str | None) -> dict[str, Figures]:
    """F1 of copies, each with the report that it repeats, over twelve made cases of each sample report.

    The reports stand in one list with what was made of them; a report that is called a copy of another one is wrong,
    but for the two that are. ``by_case`` is the share of the copies of each kind that were told.

    Args:
        part: "dev": there is no other.

    Returns:
        ``{"copies/samples": {"n": copies, "f1": {"value", "low", "high", "precision", "recall"}, "by_case": {case:
        {"value", "n"}}}}``; the interval holds 95 % of resamples of the reports.

    Raises:
        NoGoldError: another part.
    """
    if part not in (None, "dev"):
        raise NoGoldError("the made copies have no parts")
    texts = {item.id: item.text for item in ingest.read([samples.folder()]) if isinstance(item, Document)}
    words = sorted({word for text in texts.values() for word in text.split() if word.isalpha()})
    made = {
        (id, case): change(text, random.Random(f"{id} {case}"))
        for id, text in texts.items()
        if id not in OF_THE_SAME_TEXT
        for case, change in cases(words).items()
    }
    listed = [*texts.items(), *((f"{id} {case}", text) for (id, case), text in made.items())]
    named = {copy.document: copy.copy_of for copy in copies.copies(listed)}
    counts = [_counts(id, [case for of, case in made if of == id], named) for id in texts]
    n = len(texts) - len(OF_THE_SAME_TEXT)
    by_case = {
        case: {
            "value": round(sum(named.get(f"{id} {case}") == id for id, of in made if of == case) / n, 3),
            "n": n,
        }
        for case in cases(words)
    }
    return {"copies/samples": {"n": len(made), "f1": scored(counts), "by_case": by_case}}


def cases(words: list[str]) -> dict[str, Made]:
    """What is made of a text: cut short, reordered, edited (words changed, left out, put in), or set in another."""
    return {
        "whole": lambda text, _: text,
        "cut to 60 %": lambda text, _: _cut(text, 0.6),
        "cut to 40 %": lambda text, _: _cut(text, 0.4),
        "cut to 25 %": lambda text, _: _cut(text, 0.25),
        "from its middle": lambda text, _: _middle(text),
        "reordered": _reordered,
        "another headline": lambda text, _: _under("Another headline\n\nBy our own staff", text),
        "edited, 5 %": lambda text, chance: _edited(text, 0.05, chance, words),
        "edited, 10 %": lambda text, chance: _edited(text, 0.10, chance, words),
        "edited, 15 %": lambda text, chance: _edited(text, 0.15, chance, words),
        "cut to 40 %, edited, 10 %": lambda text, chance: _edited(_cut(text, 0.4), 0.10, chance, words),
        "cut to 25 %, edited, 5 %": lambda text, chance: _edited(_cut(text, 0.25), 0.05, chance, words),
    }


def _counts(id: str, of: list[str], named: dict[str, str]) -> Counts:
    """Right, found and noted copies of one report; that the report itself is called a copy is one found too many."""
    told = [named.get(f"{id} {case}") for case in of]
    itself = int(id in named and id not in OF_THE_SAME_TEXT)
    return told.count(id), sum(name is not None for name in told) + itself, len(of)


def _cut(text: str, share: float) -> str:
    out, wanted = "", share * len(text.split())
    for sentence in SENTENCE.findall(text):
        out += sentence
        if len(out.split()) >= wanted:
            break
    return out


def _under(head: str, text: str) -> str:
    return f"{head}\n\n{text.partition(chr(10) * 2)[2] or text}"


def _middle(text: str) -> str:
    sentences = SENTENCE.findall(text)
    return "".join(sentences[len(sentences) // 3 : len(sentences) * 3 // 4])


def _reordered(text: str, chance: random.Random) -> str:
    paragraphs = text.split("\n\n")
    chance.shuffle(paragraphs)
    return "\n\n".join(paragraphs)


def _edited(text: str, share: float, chance: random.Random, words: list[str]) -> str:
    """A share of the words changed: of five, three for another, one left out, and one put in."""
    out = []
    for word in text.split(" "):
        what = chance.random() / share
        other = chance.choice(words)
        out += [word] if what >= 1 else [other] if what < 0.6 else [] if what < 0.8 else [word, other]
    return " ".join(out)
