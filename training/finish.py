"""From a checkpoint to the shipped folder: int8 model, figures of int8 and fp32, card, checksums."""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import evaluate
from corpus import WITHOUT
from data import read_conllu
from export import MODEL_VERSION, NAME, export, known_lemmas

FILES = (f"{NAME}.onnx", f"{NAME}.json", "vocab.txt", "CARD.md")
TABLES = Path(__file__).parent / "tables"


def finish(gold: Path, out: Path, checkpoint: Path | None = None, measured: bool = True) -> None:
    """Write ``out/model``: what the package ships; without figures and card unless ``measured``."""
    checkpoint = checkpoint or out / "final.pt"
    folder = out / "model"
    lemmas = known_lemmas(
        itertools.chain(
            read_conllu(gold / "syntax" / "ud_ewt.train.conllu.gz", "ud_ewt"),
            read_conllu(gold / "syntax" / "ud_gum.train.conllu.gz", "ud_gum", WITHOUT),
        )
    )
    export(checkpoint, folder, int8=True, lemmas=lemmas)
    if not measured:
        manifest(folder)
        return
    manifest(folder)
    with tempfile.TemporaryDirectory() as plain:
        export(checkpoint, Path(plain), int8=False, lemmas=lemmas)
        figures = {
            "int8": evaluate.evaluate(gold, evaluate.load(folder)),
            "fp32": evaluate.evaluate(gold, evaluate.load(Path(plain))),
        }
    (out / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    sizes = json.loads((out / "corpus.json").read_text("utf-8"))
    (folder / "CARD.md").write_text(card(figures, sizes, words_seen(checkpoint)), "utf-8")
    manifest(folder)


def words_seen(checkpoint: Path) -> int:
    """The words that the first process trained on."""
    import torch

    return int(torch.load(checkpoint, weights_only=True)["words"])


def manifest(folder: Path) -> None:
    """Write the sha256 of every file of the folder."""
    lines = [
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}"
        for name in FILES
        if (folder / name).exists()
    ]
    (folder / "MANIFEST.sha256").write_text("\n".join(lines) + "\n", "utf-8")


def card(figures: dict[str, dict[str, dict[str, Any]]], sizes: dict[str, dict[str, int]], words: int) -> str:
    """The model card."""
    sources = [
        line.split(" | ") for line in (TABLES / "sources.txt").read_text("utf-8").splitlines() if line[:1] != "#"
    ]
    rows = []
    for key, name, licence, origin, use in sources:
        size = sizes.get(key)
        amount = f"{size['sentences']:,} / {size['words']:,}" if size else "-"
        rows.append(f"| {name} | {amount} | {licence} | {origin} | {use} |")
    measures = []
    for name, values in figures["int8"].items():
        if name == "speed":
            continue
        other = figures["fp32"][name]
        counts = ("sentences", "words", "arguments", "nominal", "entities", "events")
        n = ", ".join(f"{values[key]:,} {key}" for key in counts if key in values)
        for measure, value in values.items():
            if measure not in counts:
                measures.append(f"| {name} ({n}) | {measure} | {value:.2f} | {other[measure]:.2f} |")
    template = (TABLES / "card.md").read_text("utf-8")
    return template.format(
        name=NAME, version=MODEL_VERSION, words=f"{words:,}", sources="\n".join(rows), figures="\n".join(measures)
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--quick", action="store_true", help="no figures, no card")
    arguments = parser.parse_args()
    finish(arguments.gold, arguments.out, arguments.checkpoint, not arguments.quick)
