"""Joins a checkpoint with an older one of the same line, and fits the heads of events and causes to it again.

    python training/heads.py --gold GOLD --newer NEW/final.pt --older OLD/mean.pt --out joined.pt [--minutes 4.5]

The weights are the means of both; heads that only the newer one has are taken from it. Then all is frozen but the heads
of events and causes, which go on learning from the corpora of events and the causal sets: whatever else the older
checkpoint could do stays as it is in the mean.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import causes
import events
import torch
from average import mean
from data import batches, collate
from model import Model
from torch import Tensor, nn
from torch.nn import functional as F
from train import CORPUS, SEED, begin, encoder_folder

HEADS = ("event", "causal", "tie")  # beginnings of the names of what learns
RATE, DECAY = 3e-4, 0.7
DROPOUT = 0.2
PIECES_A_BATCH = 900
NEWS_AN_EPOCH = 2


class _Trees:
    """What ``begin`` asks of a corpus when there is a checkpoint: nothing."""

    trees: tuple[()] = ()


def fit(gold: Path, corpus: Path, checkpoint: Path, out: Path, minutes: float) -> None:
    """Train the heads for some minutes and write the checkpoint with them."""
    told = events.train(corpus) + events.real(corpus, gold, "train") * NEWS_AN_EPOCH
    told += [example for some in causes.train(gold).values() for example in some]
    state = begin(_Trees(), encoder_folder(None), checkpoint)  # type: ignore[arg-type]
    model = state.model.eval()
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(name.startswith(HEADS))
    learning = [parameter for parameter in model.parameters() if parameter.requires_grad]
    adam = torch.optim.AdamW(learning, lr=RATE, weight_decay=0.01)
    model.encode = _frozen(model)  # type: ignore[method-assign]
    rng, begun = random.Random(SEED), time.monotonic()
    while (left := 1 - (time.monotonic() - begun) / (minutes * 60)) > 0:
        for rows in batches(told, state.encoder, PIECES_A_BATCH, rng):
            left = 1 - (time.monotonic() - begun) / (minutes * 60)
            if left <= 0:
                break
            for group in adam.param_groups:
                group["lr"] = RATE * min(1.0, left / DECAY)
            loss, _ = model.loss({name: torch.from_numpy(value) for name, value in collate(rows).items()})
            adam.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(learning, 1.0)
            adam.step()
    torch.save(torch.load(checkpoint, weights_only=True) | {"model": model.state_dict()}, out)


def _frozen(model: Model) -> Callable[..., Tensor]:
    encode = model.encode

    def encoded(batch: dict[str, Tensor], dropout: float = 0.0) -> Tensor:
        with torch.no_grad():
            h = encode(batch, dropout)
        return F.dropout(h.float(), DROPOUT, training=True)

    return encoded


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--newer", type=Path, required=True)
    parser.add_argument("--older", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=4.5)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    fit(args.gold, args.corpus, mean(args.older, args.newer, args.out), args.out, args.minutes)


if __name__ == "__main__":
    main()
