"""A checkpoint as the files that ship: ONNX in int8 (and fp32 for comparison), labels, vocabulary."""

from __future__ import annotations

import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import onnx
import torch
from data import Example
from graph import build
from schemes import EVENT_LABELS, NER_LABELS, ROLES, SIDES, TIES

NAME = "news-en-l6"
MODEL_VERSION = "5"
VOCABULARY = Path(__file__).parent.parent / "src" / "polybius" / "resources" / "models" / "vocab.txt"
MAX_PIECES = 256  # longer sentences are read in windows


MIN_LEMMA_COUNT = 2  # a word that the treebanks lemmatise so at least so often is looked up, not computed
LEMMA_ENDINGS = ("s", "ed", "ing", "er", "est", "en")  # words that look inflected; others keep to the script


def known_lemmas(examples: Iterable[Example]) -> dict[str, dict[str, str]]:
    """By tag, the lemmas of inflected common words, as the treebanks give them most often."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for example in examples:
        for word, tag, lemma in zip(example.words, example.xpos or (), example.lemma or (), strict=True):
            if lemma == lemma.lower() and not tag.startswith("NNP"):
                counts.setdefault((tag, word.lower()), Counter())[lemma] += 1
    out: dict[str, dict[str, str]] = {}
    for (tag, word), lemmas in sorted(counts.items()):
        (lemma, count), *_ = lemmas.most_common(1)
        if count >= MIN_LEMMA_COUNT and (lemma != word or word.endswith(LEMMA_ENDINGS)):
            out.setdefault(tag, {})[word] = lemma
    return out


def export(checkpoint: Path, out: Path, int8: bool, lemmas: dict[str, dict[str, str]] | None = None) -> Path:
    """Write ``out/news-en-l6.onnx`` with its labels and vocabulary."""
    state: dict[str, Any] = torch.load(checkpoint, weights_only=True)
    weights = {name: value.float().numpy() for name, value in state["model"].items()}
    weights["positions.weight"] = weights["positions.weight"][:MAX_PIECES]
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{NAME}.onnx"
    onnx.save(build(weights, state["shape"], int8), path)
    labels = state["labels"]
    facts = {
        "name": NAME,
        "version": MODEL_VERSION,
        "max_pieces": MAX_PIECES,
        "upos": labels["upos"],
        "tags": labels["xpos"],
        "lemma_scripts": labels["scripts"],
        "lemmas": lemmas or {},
        "deprels": labels["deprels"],
        "entities": list(NER_LABELS),
        "roles": ["", *ROLES],
        "events": list(EVENT_LABELS),
        "sides": list(SIDES),
        "ties": list(TIES),
    }
    (out / f"{NAME}.json").write_text(json.dumps(facts, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    shutil.copyfile(VOCABULARY, out / "vocab.txt")
    return path
