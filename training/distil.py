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
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import torch
from average import mean
from corpus import Corpus
from data import batches
from model import Model
from torch import Tensor
from torch.nn import functional as F
from train import (
    LOG_EVERY_STEPS,
    Batch,
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

SHARES = {"upos": 0.5, "xpos": 0.5, "lemma": 0.5, "ner": 1.5, "predicate": 1.0, "event": 4.0, "arc": 1.0, "deprel": 1.0}
ROLE_SHARE, SIDE_SHARE = 1.0, 1.5
PREDICATE, EVENT = 0.5, 0.3  # probabilities from which a word's roles and sides are learned


class Teachers:
    """What several models say together."""

    def __init__(self, models: Sequence[Model]) -> None:
        self.models = [model.eval() for model in models]

    @torch.no_grad()
    def said(self, batch: Batch) -> dict[str, Tensor]:
        """The means of the teachers' probabilities at every head; and of which words they are."""
        encoded = [(model, model.encode(batch, 0.0)) for model in self.models]
        out = {name: _mean(_words(model, h)[name] for model, h in encoded) for name in _words(*encoded[0])}
        out["arc"] = _mean(_arcs(model, h, batch) for model, h in encoded)
        heads = batch["heads"]
        out["heads"] = torch.where(heads >= 0, heads, out["arc"].argmax(-1))
        out["deprel"] = _mean(model.deprels(h, out["heads"]) for model, h in encoded)
        inside = batch["word_mask"] > 0
        predicate, event = out["predicate"][..., 1] > PREDICATE, 1 - out["event"][..., 0] > EVENT
        out["row"], out["word"] = ((predicate | event) & inside).nonzero(as_tuple=True)
        out["is_predicate"], out["is_event"] = predicate[out["row"], out["word"]], event[out["row"], out["word"]]
        scores = [(model, model.roles(h, out["row"], out["word"])) for model, h in encoded]
        out["role"] = _mean(score[..., : model.shape.roles] for model, score in scores)
        out["side"] = torch.stack([score[..., model.shape.roles :].sigmoid() for model, score in scores]).mean(0)
        return out


def _mean(scores: Iterable[Tensor]) -> Tensor:
    return torch.stack([score.float().softmax(-1) for score in scores]).mean(0)


def _words(model: Model, h: Tensor) -> dict[str, Tensor]:
    return {
        "upos": model.upos(h),
        "xpos": model.xpos(h),
        "lemma": model.lemma(h),
        "ner": model.ner(F.gelu(model.ner_hidden(h))),
        "predicate": model.predicate(h),
        "event": model.event(F.gelu(model.event_hidden(h))),
    }


def _arcs(model: Model, h: Tensor, batch: Batch) -> Tensor:
    pad = F.pad(1 - batch["word_mask"], (1, 0))
    return model.arcs(h).float() - pad[:, None, :] * 1e4


def agreement(model: Model, h: Tensor, batch: Batch, said: dict[str, Tensor]) -> tuple[Tensor, dict[str, Tensor]]:
    """How far the model is from what the teachers say: the cross-entropies of the heads, summed, and each."""
    mask = batch["word_mask"]
    own = _words(model, h) | {"arc": _arcs(model, h, batch), "deprel": model.deprels(h, said["heads"])}
    parts = {
        name: share * (_cross_entropy(own[name], said[name]) * mask).sum() / mask.sum()
        for name, share in SHARES.items()
    }
    scores = model.roles(h, said["row"], said["word"])
    roles, sides = scores[..., : model.shape.roles], scores[..., model.shape.roles :]
    inside = mask[said["row"]]
    told = inside * said["is_predicate"][:, None]
    some = ((1 - said["role"][..., 0]) * told).sum() + said["is_predicate"].sum()
    parts["role"] = ROLE_SHARE * (_cross_entropy(roles, said["role"]) * told).sum() / some.clamp(min=1)
    told = inside * said["is_event"][:, None]
    losses = F.binary_cross_entropy_with_logits(sides, said["side"], reduction="none").sum(-1)
    parts["side"] = SIDE_SHARE * (losses * told).sum() / said["is_event"].sum().clamp(min=1)
    return torch.stack(list(parts.values())).sum(), {f"~{name}": part.detach() for name, part in parts.items()}


def _cross_entropy(scores: Tensor, wanted: Tensor) -> Tensor:
    return -(wanted * scores.float().log_softmax(-1)).sum(-1)


def distil(state: State, teachers: Teachers, corpus: Corpus, args: argparse.Namespace) -> None:
    """Train for the given minutes on gold and teachers."""
    schedule, saver, losses = Schedule(args.minutes, args.decay, 0), Saver(args.out, 0), Losses()
    state.model.train()
    while schedule.progress < 1:
        rng = random.Random(args.seed + state.step)
        torch.manual_seed(args.seed + state.step)
        for batch, words in loaded(batches(corpus.epoch(rng) + corpus.silent, state.encoder, args.pieces, rng), args):
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

        finish(args.gold, args.out, mean([kept_in(args.older), kept_in(args.out / "final.pt")], args.out / "mean.pt"))


if __name__ == "__main__":
    main()
