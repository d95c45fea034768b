"""The model's figures on the dev parts: trees, roles and names, through the package's own run time.

python training/evaluate.py --gold FOLDER --model FOLDER [--sentences N]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import events
from data import Example, add_frames, read_conllu, read_jsonl
from ner import tokens, word_range
from schemes import EVENT_LABELS, SCORED_AS, THREE

from polybius.annotate import weights
from polybius.annotate.builtin import BATCH_PIECES, read_batch
from polybius.annotate.layers import Words
from polybius.annotate.weights import Weights
from polybius.annotate.window import batches, windows

CORPUS = Path(__file__).parent.parent / "corpus"
HALF = 0.5  # probability from which a word counts as one that tells an event
Entity = tuple[int, int, str]


def load(folder: Path) -> Weights:
    """The model of a folder without a manifest, too."""
    if (folder / weights.MANIFEST).exists():
        return weights.load(folder)
    import onnxruntime

    from polybius.annotate.wordpiece import WordPiece, read_vocabulary

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(folder / f"{weights.NAME}.onnx"), options)
    labels = json.loads((folder / f"{weights.NAME}.json").read_text("utf-8"))
    return Weights(session, labels, WordPiece(read_vocabulary(folder / "vocab.txt")))


def read(sentences: Sequence[list[str]], model: Weights) -> list[list[tuple[int, Words]]]:
    """For each sentence its windows: where they begin, and what the model says."""
    cut = [
        w for at, words in enumerate(sentences) for w in windows(at, words, model.pieces, model.labels["max_pieces"])
    ]
    out: list[list[tuple[int, Words]]] = [[] for _ in sentences]
    for batch in batches(cut, BATCH_PIECES):
        for window, words in zip(batch, read_batch(batch, model), strict=True):
            out[window.owner].append((window.first, words))
    return out


def ratio(part: int, whole: int) -> float:
    """In percent; 0 where there is nothing."""
    return round(100 * part / whole, 2) if whole else 0.0


def f1(right: int, found: int, gold: int) -> float:
    """In percent."""
    return ratio(2 * right, found + gold)


def trees(examples: Sequence[Example], model: Weights) -> dict[str, Any]:
    """Shares of words with the right tag, lemma, head, and head with relation (subtypes count)."""
    counts: Counter[str] = Counter()
    for example, found in zip(examples, read([e.words for e in examples], model), strict=True):
        for first, said in found:
            for at in range(len(said.heads)):
                word = first + at
                head = -1 if said.heads[at] < 0 else first + said.heads[at]
                counts["words"] += 1
                counts["upos"] += said.upos[at] == example.upos[word]
                counts["tag"] += said.tags[at] == example.xpos[word]
                counts["lemma"] += said.lemmas[at] == example.lemma[word]
                counts["uas"] += head == example.heads[word]
                counts["las"] += head == example.heads[word] and said.deprels[at] == example.deprels[word]
    figures = {name: ratio(counts[name], counts["words"]) for name in ("upos", "tag", "lemma", "uas", "las")}
    return {"sentences": len(examples), "words": counts["words"], **figures}


def roles(examples: Sequence[Example], model: Weights) -> dict[str, Any]:
    """F1 of (predicate, role, head word) with found predicates; by role; and of the predicates themselves."""
    gold, found, right = Counter(), Counter(), Counter()
    for example, said in zip(examples, read([e.words for e in examples], model), strict=True):
        wanted, got = set(), set()
        for predicate, arguments in example.frames or ():
            kind = "nominal" if example.upos[predicate] in ("NOUN", "PROPN") else "verbal"
            wanted.add(("predicate", kind, predicate))
            wanted.update((label, kind, predicate, head) for head, label in arguments)
        for first, words in said:
            for predicate, arguments in words.frames:
                kind = "nominal" if example.upos[first + predicate] in ("NOUN", "PROPN") else "verbal"
                got.add(("predicate", kind, first + predicate))
                got.update((label, kind, first + predicate, first + head) for label, head in arguments)
        for counter, items in ((gold, wanted), (found, got), (right, wanted & got)):
            for item in items:
                counter[item[0]] += 1
                counter[("predicate " if item[0] == "predicate" else "roles ") + item[1]] += 1
                counter["roles"] += item[0] != "predicate"
    names = ["predicate", "predicate verbal", "predicate nominal", "roles", "roles verbal", "roles nominal"]
    names += [name for name, count in gold.most_common() if name.startswith("ARG") and count >= 50]
    out = {name: f1(right[name], found[name], gold[name]) for name in names}
    return {"sentences": len(examples), "arguments": gold["roles"], "nominal": gold["predicate nominal"], **out}


def entity_records(gold: Path, name: str) -> Iterable[tuple[list[str], list[tuple[int, int]], list[Entity]]]:
    """Words, their offsets and the gold entities (offsets, kind) of each sentence of a dev set."""
    scheme = SCORED_AS[name]
    if name == "meantime_events":
        for record in read_jsonl(gold / "events" / "meantime_events.dev.jsonl.gz"):
            for start, end in record["sentences"]:
                if end <= record["fully_annotated_until"]:
                    yield _sentence(record["text"], start, end, _meantime_names(record, start, end))
        return
    for record in read_jsonl(gold / "ner" / f"{name}.dev.jsonl.gz"):
        entities = [(e["start"], e["end"], scheme[e["type"]]) for e in record["entities"] if e["type"] in scheme]
        yield _sentence(record["text"], 0, len(record["text"]), entities)


def _meantime_names(record: dict[str, Any], start: int, end: int) -> list[Entity]:
    return [
        (e["start"], e["end"], e["type"])
        for e in record["entities"]
        if e.get("syntactic_type") in ("NAM", "PRE.NAM")
        and e.get("type") in SCORED_AS["meantime_events"]
        and start <= e["start"] < end
    ]


def _sentence(
    text: str, start: int, end: int, entities: list[Entity]
) -> tuple[list[str], list[tuple[int, int]], list[Entity]]:
    cut = tokens(text[start:end], start)
    return [text[a:b] for a, b in cut], cut, entities


def entities(gold: Path, name: str, model: Weights, words: dict[str, Example] | None = None) -> dict[str, Any]:
    """F1 of names, exact and with half their words shared; GPE, FAC and LOC count as LOC, NORP not at all."""
    records = [record for record in entity_records(gold, name) if record[0]]
    counts: Counter[str] = Counter()
    per_kind: dict[str, Counter[str]] = {kind: Counter() for kind in ("PER", "ORG", "LOC")}
    for (_, cut, wanted), said in zip(records, read([r[0] for r in records], model), strict=True):
        found = [
            (first + start, first + end, THREE[kind])
            for first, words_ in said
            for start, end, kind in words_.mentions
            if kind in THREE
        ]
        gold_words = [(*word_range(cut, start, end), kind) for start, end, kind in wanted]
        right = set(found) & set(gold_words)
        counts.update(gold=len(gold_words), found=len(found), exact=len(right))
        counts["relaxed"] += _overlapping(found, gold_words)
        for kind, counter in per_kind.items():
            counter["gold"] += sum(k == kind for _, _, k in gold_words)
            counter["found"] += sum(k == kind for _, _, k in found)
            counter["right"] += sum(k == kind for _, _, k in right)
    out = {kind: f1(c["right"], c["found"], c["gold"]) for kind, c in per_kind.items()}
    return {
        "sentences": len(records),
        "entities": counts["gold"],
        "f1": f1(counts["exact"], counts["found"], counts["gold"]),
        "precision": ratio(counts["exact"], counts["found"]),
        "recall": ratio(counts["exact"], counts["gold"]),
        "f1 overlap": f1(counts["relaxed"], counts["found"], counts["gold"]),
        **out,
    }


def _overlapping(found: list[Entity], gold: list[Entity]) -> int:
    """How many found names share a kind and at least half of all their words with a gold name, one to one."""
    left = list(gold)
    matched = 0
    for start, end, kind in found:
        for other in left:
            shared = min(end, other[1]) - max(start, other[0])
            if kind == other[2] and shared > 0 and shared / (max(end, other[1]) - min(start, other[0])) >= 0.5:
                left.remove(other)
                matched += 1
                break
    return matched


def told(examples: Sequence[Example], model: Weights) -> dict[str, Any]:
    """F1 of words that tell an event, alone and with their type; a word whose label is not known is left out."""
    trigger = typed = found = gold = 0
    for example, said in zip(examples, read([e.words for e in examples], model), strict=True):
        likeliest = {
            first + at: max(types, key=lambda name: types[name], default="")
            for first, words in said
            for at, probability, types, _ in words.proposals or ()
            if probability >= HALF
        }
        for word, label in enumerate(example.events or ()):
            if label >= 0:
                gold += label > 0
                found += word in likeliest
                trigger += label > 0 and word in likeliest
                typed += label > 0 and likeliest.get(word) == EVENT_LABELS[label]
    return {
        "sentences": len(examples),
        "events": gold,
        "trigger": f1(trigger, found, gold),
        "type": f1(typed, found, gold),
        "type precision": ratio(typed, found),
        "type recall": ratio(typed, gold),
    }


def evaluate(gold: Path, model: Weights, corpus: Path = CORPUS) -> dict[str, dict[str, Any]]:
    """All figures, by set."""
    ewt = list(read_conllu(gold / "syntax" / "ud_ewt.dev.conllu.gz", "ud_ewt"))
    gum = list(read_conllu(gold / "syntax" / "ud_gum.dev.conllu.gz", "ud_gum"))
    news = [example for example in gum if example.id.startswith("GUM_news")]
    add_frames(ewt, read_jsonl(gold / "srl" / "propbank_ewt.dev.jsonl.gz"))
    begun = time.process_time()
    out = {"syntax/ud_ewt": trees(ewt, model)}
    seconds = time.process_time() - begun
    out["speed"] = {"words per CPU second": round(out["syntax/ud_ewt"]["words"] / seconds)}
    out["syntax/ud_gum"] = trees(gum, model)
    out["syntax/ud_gum news"] = trees(news, model)
    out["srl/propbank_ewt"] = roles([example for example in ewt if example.frames is not None], model)
    for name, folder in (("uner_ewt", "ner"), ("meantime_events", "events"), ("conll2003", "ner")):
        out[f"{folder}/{name}"] = entities(gold, name, model)
    out["corpus/events"] = told(events.dev(corpus), model)
    out["corpus/news"] = told(events.real(corpus, gold, "dev"), model)
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    arguments = parser.parse_args()
    for name, figures in evaluate(arguments.gold, load(arguments.model)).items():
        print(name, json.dumps(figures))
