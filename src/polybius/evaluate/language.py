"""Scores the language model: tags and trees against treebanks, names and semantic roles against their gold sets."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from polybius.errors import NoGoldError
from polybius.evaluate import segmentation
from polybius.evaluate.figures import Counts, f1, with_interval
from polybius.evaluate.gold import records
from polybius.schema import Document, Reading, Sentence, Span, Token

TREEBANKS = ("ud_ewt", "ud_gum")
NEWS = "_news_"  # a part of the ids of GUM's news
NAMES = {  # set -> folder
    "uner_ewt": "ner",
    "conll2003": "ner",
    "meantime_events": "events",
}
ROLES = ("propbank_ewt",)
KINDS = {  # of the gold sets, and of our own: GPE and FAC are places where a set knows no finer kinds
    "PER": "PER", "person": "PER", "PERSON": "PER",
    "ORG": "ORG", "organisation": "ORG", "ORGANIZATION": "ORG",
    "LOC": "LOC", "location": "LOC", "LOCATION": "LOC", "GPE": "LOC", "FAC": "LOC", "NORP": "NORP",
}  # fmt: skip
PEOPLE = "NORP"
PEOPLES_ARE_PLACES = "meantime"  # the set that writes the adjective in "American firms" as a place
NAMED = ("NAM", "PRE.NAM")  # MEANTIME's mentions that are names

Tally = dict[str, Counts]  # measure -> right, read, noted
Judged = tuple[str, Tally]  # of the sentence or document of that id
Item = tuple[Any, ...]


def syntax(gold: Path, part: str) -> dict[str, dict[str, Any]]:
    """Accuracy of tags, base forms and trees on gold words, and of trees from raw text.

    Returns:
        ``{"syntax/ud_ewt": {"n": words, "upos": {"value", "low", "high"}, "uas", "las", "lemma", "raw_upos",
        "raw_las"}}`` for the treebanks that are there, and ``syntax/ud_gum_news`` for its news alone. On gold words
        the interval holds 95 % of resamples of the sentences. The raw figures are F1 with our own sentences and
        words, where a word is right that has the same letters, relation and head; their resamples are of documents.

    Raises:
        NoGoldError: none of the treebanks is there.
    """
    paths = {name: gold / "syntax" / f"{name}.{part}.conllu.gz" for name in TREEBANKS}
    found: dict[str, dict[str, Any]] = {}
    for name, path in paths.items():
        if path.exists():
            trees, raw = list(_trees(path)), list(_raw(path))
            found[f"syntax/{name}"] = _tree_figures(trees, raw)
            marked = [[item for item in judged if NEWS in item[0]] for judged in (trees, raw)]
            if all(marked):
                found[f"syntax/{name}_news"] = _tree_figures(*marked)
    return _any(found, "syntax", part, gold)


def _tree_figures(trees: Sequence[Judged], raw: Sequence[Judged]) -> dict[str, Any]:
    given = _figures([counts for _, counts in trees], "upos")
    return given | {
        name: value for name, value in _figures([counts for _, counts in raw], "raw_las").items() if name != "n"
    }


def ner(gold: Path, part: str) -> dict[str, dict[str, Any]]:
    """F1 of names: ``{"ner/uner_ewt": {"n": names, "f1"}}``; right with both ends and kind, places not told apart.

    Peoples ("American") are not counted, except in ``f1_peoples`` of a set that writes them as places.

    Raises:
        NoGoldError: none of the sets is there.
    """
    paths = {name: gold / folder / f"{name}.{part}.jsonl.gz" for name, folder in NAMES.items()}
    found = {
        f"ner/{name.removesuffix('_events')}": _figures(list(_names(path)), "f1")
        for name, path in paths.items()
        if path.exists()
    }
    return _any(found, "ner", part, gold)


def srl(gold: Path, part: str) -> dict[str, dict[str, Any]]:
    """F1 of predicates and roles on whole sentences; a role is right with its predicate, label and head word.

    Returns:
        ``{"srl/propbank_ewt": {"n": arguments, "predicates", "roles", "core", "arg0", "arg1", "nominal_predicates",
        "nominal_roles"}}``; nominal are the nouns among the predicates ("raid", "talks") and their roles.

    Raises:
        NoGoldError: the set, or the treebank that tells its head words, is not there.
    """
    trees = gold / "syntax" / f"ud_ewt.{part}.conllu.gz"
    paths = {name: gold / "srl" / f"{name}.{part}.jsonl.gz" for name in ROLES}
    found = {
        f"srl/{name}": _figures(list(_roles(path, trees)), "roles")
        for name, path in paths.items()
        if path.exists() and trees.exists()
    }
    return _any(found, "srl", part, gold)


def _any(found: dict[str, dict[str, Any]], task: str, part: str, gold: Path) -> dict[str, dict[str, Any]]:
    if not found:
        raise NoGoldError(f"no set of {part} for {task} in {gold}")
    return found


# Trees


def _trees(path: Path) -> Iterator[Judged]:
    for id, rows, reading in _parsed(path):
        right = dict.fromkeys(("upos", "uas", "las", "lemma"), 0)
        for at, row in enumerate(rows):
            token = reading.tokens[at]
            head = -1 if token.head is None else token.head
            attached = head == int(row[6]) - 1
            right["upos"] += token.upos == row[3]
            right["lemma"] += token.lemma.lower() == row[2].lower()
            right["uas"] += attached
            right["las"] += attached and token.deprel.partition(":")[0] == row[7].partition(":")[0]
        yield id, {name: (count, len(rows), len(rows)) for name, count in right.items()}


def _raw(path: Path) -> Iterator[Judged]:
    """Each document of a treebank read from its text, without its sentences and words."""
    from polybius import annotate, text

    documents = list(segmentation.documents(path))
    cut = (text.split(Reading(Document(document.id, document.text))) for document in documents)
    for document, reading in zip(documents, annotate.annotate_many(cut), strict=True):
        told = {(token.span.start, token.span.end): token for token in reading.tokens}
        right = dict.fromkeys(("raw_upos", "raw_las"), 0)
        for at, (words, row) in enumerate(zip(document.tokens, document.rows, strict=True)):
            token = told.get(words)
            if token is None or row is None:
                continue
            head = None if token.head is None else reading.tokens[token.head].span
            attached = (None if head is None else (head.start, head.end)) == _noted_head(document, at)
            right["raw_upos"] += token.upos == row[3]
            right["raw_las"] += attached and token.deprel.partition(":")[0] == row[7].partition(":")[0]
        n = sum(1 if row else 2 for row in document.rows)  # a contraction stands for two words
        yield document.id, {name: (count, len(reading.tokens), n) for name, count in right.items()}


def _noted_head(document: segmentation.Annotated, at: int) -> tuple[int, int] | None:
    """Where the head of a token stands in the text; None for the root."""
    start = max(first for first in document.starts if first <= at)
    row = document.rows[at]
    assert row is not None
    for other in range(start, len(document.tokens)):
        found = document.rows[other]
        if found is not None and found[0] == row[6]:
            return document.tokens[other]
    return None if row[6] == "0" else (-1, -1)


def _parsed(path: Path) -> Iterator[tuple[str, list[list[str]], Reading]]:
    """The sentences of a treebank, each with the reading of its gold words; indices count from its own start."""
    from polybius import annotate

    sentences = list(_sentences(path))
    readings = annotate.annotate_many(_reading([row[1] for row in rows]) for _, rows in sentences)
    for (id, rows), reading in zip(sentences, readings, strict=True):
        yield id, rows, reading


def _sentences(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """The id and the words of each sentence, without contractions' wholes and the enhanced graph's empty nodes."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        id, rows = "", []
        for line in lines:
            if line.startswith("# sent_id"):
                id = line.partition("=")[2].strip()
            elif line.strip() and not line.startswith("#"):
                row = line.rstrip("\n").split("\t")
                rows += [row] if row[0].isdigit() else []
            elif not line.strip() and rows:
                yield id, rows
                rows = []


def _reading(words: Sequence[str]) -> Reading:
    tokens, at = [], 0
    for word in words:
        tokens.append(Token(Span(at, at + len(word))))
        at += len(word) + 1
    text = " ".join(words)
    return Reading(
        Document("gold", text), sentences=(Sentence(Span(0, len(text)), 0, len(words)),), tokens=tuple(tokens)
    )


# Names


def _names(path: Path) -> Iterator[Tally]:
    from polybius import annotate, text

    for record in records(path):
        reading = annotate.annotate(text.split(Reading(Document(record["id"], record["text"]))))
        until = record.get("fully_annotated_until") or len(record["text"])
        default = "" if "fully_annotated_until" in record else "NAM"  # sets of names alone do not say so each time
        told = {
            (*_without_article(mention.span, reading.text), KINDS[mention.kind])
            for mention in reading.mentions
            if mention.kind in KINDS and mention.span.end <= until
        }
        noted = {
            (*_without_article(Span(entity["start"], entity["end"]), reading.text), KINDS[entity["type"]])
            for entity in record["entities"]
            if entity.get("type") in KINDS and entity["end"] <= until and entity.get("syntactic_type", default) in NAMED
        }
        counted = {item for item in told if item[2] != PEOPLE}
        counts = {"f1": _compared(counted, noted)}
        if path.name.startswith(PEOPLES_ARE_PLACES):
            counts["f1_peoples"] = _compared(
                {(*item[:2], "LOC" if item[2] == PEOPLE else item[2]) for item in told}, noted
            )
        yield counts


def _without_article(span: Span, text: str) -> tuple[int, int]:
    # The sets differ on "the": "the Pentagon" and "Pentagon" are one name.
    skipped = 4 if span.of(text)[:4].lower() == "the " else 0
    return span.start + skipped, span.end


# Roles


def _roles(path: Path, trees: Path) -> Iterator[Tally]:
    framed = {record["id"]: record for record in records(path)}
    wanted = [(id, rows) for id, rows in _sentences(trees) if id in framed]
    from polybius import annotate

    readings = annotate.annotate_many(_reading([row[1] for row in rows]) for _, rows in wanted)
    for (id, rows), reading in zip(wanted, readings, strict=True):
        words = _places([row[1] for row in rows], framed[id]["text"])
        noted = _noted(framed[id]["frames"], words, [int(row[6]) - 1 for row in rows])
        told = {
            (frame.token, _label(role.label), role.token)
            for frame in reading.frames
            for role in frame.roles
        }  # fmt: skip
        predicates = {frame.token for frame in reading.frames}
        noted_predicates = {item[0] for item in noted} | {
            _word_at(words, frame["trigger"][0]) for frame in framed[id]["frames"]
        }
        nouns = {at for at, row in enumerate(rows) if row[3] in ("NOUN", "PROPN")}
        found, gold = {(at,) for at in predicates}, {(at,) for at in noted_predicates}
        yield {
            "predicates": _compared(found, gold),
            "roles": _compared(told, noted),
            "core": _compared(*(_labelled(items, "ARG0", "ARG1") for items in (told, noted))),
            "arg0": _compared(*(_labelled(items, "ARG0") for items in (told, noted))),
            "arg1": _compared(*(_labelled(items, "ARG1") for items in (told, noted))),
            "nominal_predicates": _compared(*({item for item in items if item[0] in nouns} for items in (found, gold))),
            "nominal_roles": _compared(*({item for item in items if item[0] in nouns} for items in (told, noted))),
        }


def _noted(frames: Sequence[dict[str, Any]], words: Sequence[tuple[int, int]], heads: Sequence[int]) -> set[Item]:
    out: set[Item] = set()
    for frame in frames:
        predicate = _word_at(words, frame["trigger"][0])
        for argument in frame["args"]:
            inside = [
                at for at, (start, end) in enumerate(words) if start < argument["end"] and argument["start"] < end
            ]
            top = next((at for at in inside if heads[at] not in inside), None)
            if top is not None and top != predicate:
                out.add((predicate, _label(argument["role"]), top))
    return out


def _labelled(items: set[Item], *labels: str) -> set[Item]:
    return {item for item in items if item[1] in labels}


def _label(label: str) -> str:
    """The label, with continuations and relative pronouns folded into the role that they stand for."""
    return label.removeprefix("C-").removeprefix("R-")


def _places(words: Sequence[str], text: str) -> list[tuple[int, int]]:
    out, at = [], 0
    for word in words:
        start = text.find(word, at)
        start = at if start < 0 else start
        out.append((start, start + len(word)))
        at = start + len(word)
    return out


def _word_at(words: Sequence[tuple[int, int]], offset: int) -> int:
    return next((at for at, (_, end) in enumerate(words) if end > offset), len(words) - 1)


# Figures


def _compared(told: set[Item], noted: set[Item]) -> Counts:
    return len(told & noted), len(told), len(noted)


def _figures(judged: Sequence[Tally], counted: str) -> dict[str, Any]:
    """Every measure with its interval; ``n`` is the gold of the one that is named."""
    out: dict[str, Any] = {"n": sum(counts[counted][2] for counts in judged)}
    for name in judged[0]:
        out[name] = with_interval([counts[name] for counts in judged], f1)
    return out
