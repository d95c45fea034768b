"""Gold files as examples: words with whatever is annotated on them, and batches of these as arrays."""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from schemes import SIDES, role

from polybius.annotate import casing, lemmas
from polybius.annotate.wordpiece import WordPiece

UNKNOWN = -100  # a word's label where there is no gold
CORRECTED = {"flead": "flee"}  # lemmas that a treebank has wrong
MIN_SCRIPT_COUNT = 3  # rarer lemma scripts are not classes; the most frequent script of the tag stands in
MAX_PIECES = 160  # a longer training sentence is left out (0.3 % of them)
BEFORE, AFTER, HIDDEN = 101, 102, 103  # [CLS], [SEP], [MASK]
HIDDEN_SHARE = 0.12  # of the words of sentences that teach events: few sentences, and the words around tell them too
NOMINAL_WEIGHT = 3.0  # of a noun's roles in their loss: news tells events by nouns, the gold has three verbs to one


@dataclass(frozen=True, order=True)
class Cause:
    """What a sentence ties together, by word numbers: the heads of cause and effect, and what else is known of them."""

    cause: int
    effect: int
    spans: tuple[tuple[int, int], tuple[int, int]] = ((-1, -1), (-1, -1))  # first and last word of each; -1: unknown
    signal: tuple[int, int] | None = None  # first and last word; None: no signal, or not known where spans are not


@dataclass
class Example:
    """A sentence; a layer that is None has no gold here and no loss."""

    words: list[str]
    source: str
    id: str = ""
    upos: list[str] | None = None
    xpos: list[str] | None = None
    lemma: list[str] | None = None
    heads: list[int] | None = None  # -1: the root
    deprels: list[str] | None = None
    ner: list[int] | None = None  # bits of the labels that are possible
    frames: list[tuple[int, list[tuple[int, str]]]] | None = None  # (predicate, [(argument's head word, role)])
    some_frames: bool = False  # whether other words than those may be predicates, too
    events: list[int] | None = None  # of each word the number of its event type, 0: none, -100: not known
    sides: list[tuple[int, list[tuple[int, int]]]] = field(default_factory=list)  # (trigger, [(party's head, side)])
    causes: list[Cause] | None = None  # None: no gold; empty: the sentence ties nothing together
    tie: int = 0  # as which of ``TIES`` its causes and effects are tied
    offsets: list[tuple[int, int]] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)
    text: str = ""


def read_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gold file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_conllu(path: Path, source: str, without: tuple[str, ...] = ()) -> Iterator[Example]:
    """The sentences of a treebank; documents whose id begins with one of ``without`` are left out."""
    document = ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        block: list[str] = []
        for line in lines:
            if line.strip():
                block.append(line.rstrip("\n"))
                continue
            for comment in block:
                if comment.startswith("# newdoc id = "):
                    document = comment[14:]
            if block and not document.startswith(without or ("\0",)):
                yield _sentence(block, source)
            block = []


def _sentence(block: list[str], source: str) -> Example:
    comments = dict(line[2:].split(" = ", 1) for line in block if line.startswith("# ") and " = " in line)
    rows = [row for row in (line.split("\t") for line in block if line[0] != "#") if row[0].isdigit()]
    text = comments.get("text", "")
    words = [row[1] for row in rows]
    return Example(
        words=words,
        source=source,
        id=comments.get("sent_id", ""),
        upos=[row[3] for row in rows],
        xpos=[row[4] for row in rows],
        lemma=[CORRECTED.get(row[2], row[2]) for row in rows],
        heads=[int(row[6]) - 1 for row in rows],
        deprels=[row[7] for row in rows],
        misc=[row[9] for row in rows],
        offsets=_offsets(text, words),
        text=text,
    )


def _offsets(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Where each word stands in the text; a word whose letters differ (a contraction's expansion) is given no width."""
    at = 0
    found = []
    for word in words:
        start = text.find(word, at)
        # A word further than two characters ahead is another one: "whatcha" is written out as "what", "are", "you".
        if start < 0 or start > at + 2 + (len(text[at:]) - len(text[at:].lstrip())):
            found.append((at, at))
            continue
        found.append((start, start + len(word)))
        at = start + len(word)
    return found


def add_frames(examples: Iterable[Example], records: Iterable[dict[str, Any]]) -> tuple[int, int]:
    """Lay PropBank frames on treebank sentences, arguments by head word; returns how many arguments lay and did not."""
    by_id = {record["id"]: record for record in records}
    laid = lost = 0
    for example in examples:
        record = by_id.get(example.id)
        if record is None or record["text"] != example.text:
            continue
        starts = {start: index for index, (start, end) in enumerate(example.offsets) if end > start}
        example.frames = []
        for frame in record["frames"]:
            predicate = starts.get(frame["trigger"][0])
            if predicate is None or is_auxiliary(example, predicate):
                continue
            arguments = {}
            for argument in frame["args"]:
                label = role(argument["role"])
                head = head_word(example, argument["start"], argument["end"])
                if label is None or head is None:
                    lost += head is None
                    continue
                arguments.setdefault(head, label)
                laid += 1
            example.frames.append((predicate, sorted(arguments.items())))
    return laid, lost


def is_auxiliary(example: Example, index: int) -> bool:
    """Whether the word is an auxiliary of another verb: no predicate of ours. A copula is one ("Iraq is a member")."""
    assert example.deprels is not None
    return example.deprels[index].startswith("aux")


def head_word(example: Example, start: int, end: int) -> int | None:
    """The word of a character range whose head lies outside it; the first of several."""
    inside = {i for i, (first, last) in enumerate(example.offsets) if first >= start and last <= end and last > first}
    assert example.heads is not None
    return next((i for i in sorted(inside) if example.heads[i] not in inside), None)


@dataclass
class Labels:
    """The label sets, in the order of the model's outputs."""

    upos: list[str]
    xpos: list[str]
    scripts: list[str]
    deprels: list[str]

    @classmethod
    def of(cls, examples: Iterable[Example]) -> Labels:
        """What occurs in training sentences."""
        upos: Counter[str] = Counter()
        xpos: Counter[str] = Counter()
        scripts: Counter[str] = Counter()
        deprels: Counter[str] = Counter()
        for example in examples:
            upos.update(example.upos or ())
            xpos.update(example.xpos or ())
            deprels.update(example.deprels or ())
            if example.lemma:
                scripts.update(map(lemmas.script, example.words, example.lemma))
        frequent = [script for script, count in scripts.most_common() if count >= MIN_SCRIPT_COUNT]
        return cls(sorted(upos), sorted(xpos), frequent, sorted(deprels))


class Encoder:
    """Examples as arrays; keeps what was computed of a sentence."""

    def __init__(self, pieces: WordPiece, labels: Labels, roles: tuple[str, ...]) -> None:
        self._pieces = pieces
        self.labels = labels
        self._index = {
            name: {label: number for number, label in enumerate(getattr(labels, name))}
            for name in ("upos", "xpos", "scripts", "deprels")
        }
        self._roles = {label: number + 1 for number, label in enumerate(roles)}
        self._known: dict[int, dict[str, Any]] = {}

    def row(self, example: Example) -> dict[str, Any]:
        """The arrays of one sentence."""
        known = self._known.get(id(example))
        if known is None:
            known = self._row(example)
            known["example"] = example  # keeps the object alive, so that its id stays its own
            if not example.source.startswith("synthetic"):
                self._known[id(example)] = known
        return known

    def _row(self, example: Example) -> dict[str, Any]:
        ids = [self._pieces.ids(word) for word in example.words]
        first, last, flat = [], [], [BEFORE]
        for word_ids in ids:
            first.append(len(flat))
            flat.extend(word_ids[:16])
            last.append(len(flat) - 1)
        flat.append(AFTER)
        index = self._index
        n = len(ids)
        out: dict[str, Any] = {"ids": flat, "first": first, "last": last, "case": casing.cases(example.words), "n": n}
        out["upos"] = [index["upos"][x] for x in example.upos] if example.upos else [-100] * n
        out["xpos"] = [index["xpos"].get(x, -100) for x in example.xpos] if example.xpos else [-100] * n
        out["lemma"] = [-100] * n
        if example.lemma:
            scripts = map(lemmas.script, example.words, example.lemma)
            out["lemma"] = [index["scripts"].get(script, -100) for script in scripts]
        out["heads"] = [head + 1 for head in example.heads] if example.heads else [-100] * n
        out["deprels"] = [index["deprels"].get(x, -100) for x in example.deprels] if example.deprels else [-100] * n
        out["ner"] = example.ner or [0] * n
        out["event"] = example.events or [-100] * n
        out["sides"] = example.sides
        out["causes"] = example.causes
        out["tie"] = example.tie
        out["has_frames"] = example.frames is not None
        out["frames"] = [
            (predicate, [(head, self._roles[label]) for head, label in arguments])
            for predicate, arguments in example.frames or ()
        ]
        out["some_frames"] = example.some_frames
        nouns = {at for at, tag in enumerate(example.upos or ()) if tag in ("NOUN", "PROPN")}
        noun = [at in nouns or example.some_frames for at, _ in out["frames"]]
        out["frame_weights"] = [NOMINAL_WEIGHT if told else 1.0 for told in noun]
        return out


CASE_CHANGES = (("lower", 0.06), ("upper", 0.04), ("title", 0.05), ("some", 0.08))  # shares of sentences written so
SOME = 0.2  # of the words with a capital lose it in a sentence that loses some


def changed_case(case: list[int], how: str, rng: random.Random) -> list[int]:
    """The case classes as if the sentence were written so; the encoder reads no capitals, so nothing else changes."""
    titles = (casing.TITLE, casing.FIRST_TITLE)
    if how == "some":
        return [casing.LOWER if c in titles and rng.random() < SOME else c for c in case]
    new = {
        "lower": dict.fromkeys((*titles, casing.UPPER, casing.MIXED, casing.LETTER), casing.LOWER),
        "upper": dict.fromkeys((*titles, casing.LOWER, casing.MIXED), casing.UPPER),
        "title": {casing.LOWER: casing.TITLE},
    }[how]
    return [new.get(c, c) for c in case]


def batches(
    examples: list[Example], encoder: Encoder, pieces: int, rng: random.Random, augment: bool = True
) -> Iterator[list[dict[str, Any]]]:
    """The sentences in random batches of similar length, each of about ``pieces`` word pieces with padding."""
    rows = [row for row in map(encoder.row, examples) if row["n"] and (not augment or len(row["ids"]) <= MAX_PIECES)]
    if augment:
        rows = [_augmented(row, rng) for row in rows]
    rows.sort(key=lambda row: len(row["ids"]) + (rng.random() * 4 if augment else 0))
    out: list[list[dict[str, Any]]] = [[]]
    for row in rows:
        if out[-1] and len(row["ids"]) * (len(out[-1]) + 1) > pieces:
            out.append([])
        out[-1].append(row)
    if augment:
        rng.shuffle(out)
    yield from out


def _augmented(row: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    if row["heads"][0] < 0 and any(label >= 0 for label in row["event"]):
        ids = list(row["ids"])
        for first, last in zip(row["first"], row["last"], strict=True):
            if rng.random() < HIDDEN_SHARE:
                ids[first : last + 1] = [HIDDEN] * (last + 1 - first)
        row = {**row, "ids": ids}
    draw = rng.random()
    for how, share in CASE_CHANGES:
        if draw < share:
            return {**row, "case": changed_case(row["case"], how, rng)}
        draw -= share
    return row


def collate(rows: list[dict[str, Any]]) -> dict[str, np.ndarray]:
    """One batch as padded arrays."""
    longest = max(len(row["ids"]) for row in rows)
    words = max(row["n"] for row in rows)
    out = {
        "ids": np.zeros((len(rows), longest), np.int64),
        "piece_mask": np.zeros((len(rows), longest), np.float32),
        "piece_case": np.zeros((len(rows), longest), np.int64),
        "first": np.zeros((len(rows), words), np.int64),
        "last": np.zeros((len(rows), words), np.int64),
        "case": np.zeros((len(rows), words), np.int64),
        "word_mask": np.zeros((len(rows), words), np.float32),
        "has_frames": np.array([row["has_frames"] for row in rows]),
    }
    for name in ("upos", "xpos", "lemma", "heads", "deprels", "event"):
        out[name] = np.full((len(rows), words), -100, np.int64)
    out["ner"] = np.zeros((len(rows), words), np.int64)
    out["predicate"] = np.full((len(rows), words), -100, np.int64)
    for at, row in enumerate(rows):
        n = row["n"]
        out["ids"][at, : len(row["ids"])] = row["ids"]
        out["piece_mask"][at, : len(row["ids"])] = 1
        for word, (first, last) in enumerate(zip(row["first"], row["last"], strict=True)):
            out["piece_case"][at, first : last + 1] = row["case"][word]
        for name in ("first", "last", "case", "upos", "xpos", "lemma", "heads", "deprels", "ner", "event"):
            out[name][at, :n] = row[name]
        out["word_mask"][at, :n] = 1
        if row["has_frames"]:
            out["predicate"][at, :n] = UNKNOWN if row["some_frames"] else 0
            for predicate, _ in row["frames"]:
                out["predicate"][at, predicate] = 1
    pairs = [(at, p, arguments) for at, row in enumerate(rows) for p, arguments in row["frames"]]
    out["frame_row"] = np.array([at for at, _, _ in pairs], np.int64)
    out["frame_word"] = np.array([p for _, p, _ in pairs], np.int64)
    out["frame_weight"] = np.array([weight for row in rows for weight in row["frame_weights"]], np.float32)
    out["frame_roles"] = np.zeros((len(pairs), words), np.int64)
    for at, (_, _, arguments) in enumerate(pairs):
        for head, label in arguments:
            out["frame_roles"][at, head] = label
    told = [(at, trigger, parties) for at, row in enumerate(rows) for trigger, parties in row["sides"]]
    out["told_row"] = np.array([at for at, _, _ in told], np.int64)
    out["told_word"] = np.array([trigger for _, trigger, _ in told], np.int64)
    out["told_sides"] = np.zeros((len(told), words, len(SIDES)), np.float32)
    for at, (_, _, parties) in enumerate(told):
        for head, side in parties:
            out["told_sides"][at, head, side] = 1
    return out | _ties(rows, words)


def _ties(rows: list[dict[str, Any]], words: int) -> dict[str, np.ndarray]:
    """Causes and effects of a batch: the sentences with such gold, what is tied in them, and by which words."""
    known = [at for at, row in enumerate(rows) if row["causes"] is not None]
    told = [(at, cause) for at, row in enumerate(rows) for cause in row["causes"] or ()]
    spanned = [(at, cause) for at, cause in told if cause.spans[0][0] >= 0]
    out = {
        "cause_row": np.array(known, np.int64),
        "cause_tie": np.array([rows[at]["tie"] for at in known], np.int64),
        "cause_pairs": np.zeros((len(known), words, words), np.float32),
        "span_row": np.array([at for at, _ in spanned], np.int64),
        "span_heads": np.array([(one.cause, one.effect) for _, one in spanned], np.int64).reshape(-1, 2),
        "span_ends": np.array([one.spans for _, one in spanned], np.int64).reshape(-1, 4),
        "span_signal": np.zeros((len(spanned), words), np.float32),
    }
    for at, one in told:
        out["cause_pairs"][known.index(at), one.cause, one.effect] = 1
    for number, (_, one) in enumerate(spanned):
        if one.signal:
            out["span_signal"][number, one.signal[0] : one.signal[1] + 1] = 1
    return out
