"""The lexicon's own examples as training sentences: what the word of each row tells, or that it tells nothing.

Rows of one meaning share an example ("Japan chipped in with two million dollars" stands for "pitch in", too). Theirs is
the shared one with their own word in the place of the other's, in the same form. A sentence is taken only if its row is
the one that reads it; its other verbs and nouns stay open.
"""

from __future__ import annotations

from data import UNKNOWN, Example
from schemes import EVENT_LABELS

from polybius import annotate, text
from polybius.events.acts.match import Matcher
from polybius.events.words.lexicon import rows
from polybius.resources import Row, table
from polybius.schema import Document, Reading

SOURCE = "rows"
OPEN = ("VERB", "NOUN", "PROPN", "ADJ")  # other words of an example that may tell something, too
DOUBLED = ("abet", "acquit", "admit", "allot", "commit", "compel", "concur", "deter", "expel", "kidnap", "permit",
           "rebut", "refer", "regret", "repel", "submit")  # fmt: skip
VOWELS = "aeiou"


def train() -> list[Example]:
    """An example for each row whose act its own row tells, or that tells that its word is no act."""
    plain = {row["id"]: row for row in rows() if row["example"] and (row["operator"] == "none" or not row["operator"])}
    out, left = [], plain
    for told in (_own(plain), _lent(plain)):
        readings = annotate.annotate_many(text.split(Reading(Document(id, sentence))) for id, sentence in told)
        for reading in readings:
            row = left.get(reading.document.id)
            example = row and _example(reading, row)
            if row and example:
                out.append(example)
                left = {id: other for id, other in left.items() if id != row["id"]}
    return out


def _own(plain: dict[str, Row]) -> list[tuple[str, str]]:
    return [(id, row["example"]) for id, row in plain.items()]


def _lent(plain: dict[str, Row]) -> list[tuple[str, str]]:
    """Shared examples with the word of each row that shares them."""
    sharing: dict[str, list[Row]] = {}
    for row in plain.values():
        sharing.setdefault(row["example"], []).append(row)
    shared = {example: some for example, some in sharing.items() if len(some) > 1}
    readings = annotate.annotate_many(text.split(Reading(Document(example, example))) for example in shared)
    out = []
    for reading in readings:
        some = shared[reading.text]
        for row in some:
            sentence = _with_word(reading, row, some)
            if sentence:
                out.append((row["id"], sentence))
    return out


def _with_word(reading: Reading, row: Row, some: list[Row]) -> str | None:
    """The example with the row's word where another row's stands; None where none of them stands in it."""
    for other in some:
        lemma, _, particle = other["lemma"].partition(" ")
        for number, token in enumerate(reading.tokens):
            if token.lemma != lemma or token.upos != other["upos"]:
                continue
            end = token.span.end
            if particle:
                rest = reading.text[end:]
                if not rest.startswith(f" {particle}"):
                    continue
                end += len(particle) + 1
            word, _, own = row["lemma"].partition(" ")
            form = inflected(word, token.tag, row["upos"])
            before = reading.text[: token.span.start]
            if number and reading.tokens[number - 1].span.of(reading.text).lower() in ("a", "an"):
                before = before.rstrip().removesuffix("n") + ("n " if form[0] in VOWELS else " ")
            return before + form + (f" {own}" if own else "") + reading.text[end:]
    return None


def inflected(lemma: str, tag: str, upos: str) -> str:
    """A verb's or noun's form for a tag of the Penn Treebank."""
    irregular = _irregular().get((lemma, upos), [])
    if tag == "VBG":
        return (_doubled(lemma) if not lemma.endswith("e") or lemma.endswith(("ee", "ye")) else lemma[:-1]) + "ing"
    if tag in ("VBD", "VBN"):
        if irregular:
            return irregular[-1] if tag == "VBN" else lemma if irregular[0].endswith("en") else irregular[0]
        if lemma.endswith("y") and lemma[-2] not in VOWELS:
            return lemma[:-1] + "ied"
        return lemma + "d" if lemma.endswith("e") else _doubled(lemma) + "ed"
    if tag in ("VBZ", "NNS"):
        if tag == "NNS" and irregular:
            return irregular[0]
        if lemma.endswith("y") and lemma[-2] not in VOWELS:
            return lemma[:-1] + "ies"
        return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return lemma


def _doubled(lemma: str) -> str:
    short = sum(letter in VOWELS for letter in lemma) == 1
    closed = len(lemma) > 2 and lemma[-1] not in VOWELS + "wxy" and lemma[-2] in VOWELS and lemma[-3] not in VOWELS
    return lemma + lemma[-1] if closed and (short or lemma in DOUBLED) else lemma


def _irregular() -> dict[tuple[str, str], list[str]]:
    return {
        (row["lemma"], row["upos"]): row["irregular"].split("|")
        for row in table("lexicon/vocabulary")
        if row["irregular"]
    }


def _example(reading: Reading, row: Row) -> Example | None:
    matcher = Matcher(reading)
    told = [c for s in reading.sentences for c in matcher.candidates(s) if c.pattern.id == row["id"]]
    if row["operator"] == "none":
        tokens = [at for at in range(len(reading.tokens)) if (p := matcher.rows.pattern(at)) and p.id == row["id"]]
    else:
        tokens = [one.token for one in told if one.event_type == row["event_type"]]
    if len(tokens) != 1 or len(reading.sentences) != 1:
        return None
    labels = [UNKNOWN if token.upos in OPEN else 0 for token in reading.tokens]
    labels[tokens[0]] = EVENT_LABELS.index(row["event_type"]) if row["event_type"] else 0
    words = [token.span.of(reading.text) for token in reading.tokens]
    return Example(words, SOURCE, events=labels, sides=[])
