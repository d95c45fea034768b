"""One model from several of one line: their mean goes on learning from gold and from what they say together.

python training/distil.py --teachers A/final.pt B/final.pt ... --older WEIGHTS --gold FOLDER --out FOLDER [--minutes N]

The teachers grew from one checkpoint with draws of their own, so the mean of their weights is a model, too (Wortsman
et al. 2022, "Model soups"). It then learns, beside the gold, the mean of their probabilities at every head of every
sentence, also where a layer or the whole sentence has no gold (Hinton et al. 2015, "Distilling the knowledge in a
neural network"). What ships is the mean of the result and of the weights that all grew from.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import torch
from average import mean
from corpus import Corpus
from data import batches
from teachers import Teachers, agreement
from train import (
    HELD_SHARES,
    LOG_EVERY_STEPS,
    Losses,
    Saver,
    Schedule,
    State,
    begin,
    kept_in,
    learn,
    loaded,
    options,
    prepared,
)


def distil(state: State, teachers: Teachers, corpus: Corpus, args: argparse.Namespace) -> None:
    """Train for the given minutes on gold and teachers."""
    schedule, saver, losses = Schedule(args.minutes, args.decay, 0), Saver(args.out, 0), Losses()
    state.model.train()
    while schedule.progress < 1:
        rng = random.Random(args.seed + state.step)
        torch.manual_seed(args.seed + state.step)
        drawn = corpus.epoch(rng, args.rest) + corpus.silent
        for batch, words in loaded(batches(drawn, state.encoder, args.pieces, rng), args):
            if schedule.progress >= 1:
                break
            saver.when_due(state, decayed=1 - (1 - schedule.progress) / args.decay)
            with torch.autocast(args.device, torch.bfloat16, enabled=args.bf16):
                said = teachers.said(batch)
                h = state.model.encode(batch)
                gold, parts = state.model.loss(h, batch)
                distance, others = agreement(state.model, h, batch, said)
            learn(state, gold + distance, schedule.factor(), words)
            losses.add(parts | others)
            if state.step % LOG_EVERY_STEPS == 0:
                logging.info("step %d words %d %.0f%% | %s", state.step, state.words, 100 * schedule.progress, losses)
                losses = Losses()
    saver.save(state, "final.pt")


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--teachers", type=Path, nargs="+", required=True, help="checkpoints of train.py")
    parser.add_argument("--older", type=Path, required=True, help="the checkpoint or folder that they grew from")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    corpus = prepared(args)
    (args.out / "corpus.json").write_text(json.dumps(corpus.sizes(), indent=1), "utf-8")
    teachers = Teachers([begin(corpus, None, path, args.device).model for path in args.teachers])
    state = begin(corpus, None, mean([kept_in(path) for path in args.teachers], args.out / "soup.pt"), args.device)
    state.words = 0
    distil(state, teachers, corpus, args)
    if not args.train_only:
        from finish import finish

        kept = [kept_in(args.older), *(kept_in(args.out / name) for name in ("half.pt", "final.pt"))]
        finish(args.gold, args.out, mean(kept, args.out / "mean.pt", HELD_SHARES))


if __name__ == "__main__":
    main()
