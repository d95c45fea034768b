"""The shipped graph drawn anew from the weights that it holds: after a change of ``graph.py``, without any training.

    python training/redraw.py [FOLDER]

Weights stay as they are, step by step; the card's figures hold as long as the graph computes the same.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import onnx
from export import MAX_PIECES, NAME, VOCABULARY
from finish import manifest
from graph import build
from train import Labels, kept_in, shape


def redraw(folder: Path) -> None:
    """Writes the graph of a folder anew, and its checksums."""
    kept = kept_in(folder)
    weights = {name: value.numpy() for name, value in kept["model"].items()}
    weights["positions.weight"] = weights["positions.weight"][:MAX_PIECES]
    onnx.save(build(weights, asdict(shape(Labels(**kept["labels"]))), int8=True), folder / f"{NAME}.onnx")
    manifest(folder)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=VOCABULARY.parent)
    redraw(parser.parse_args().folder)
