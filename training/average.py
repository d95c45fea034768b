"""Means of weights: of the processes that train one model, every minute; and of checkpoints of one line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
from torch import nn

AVERAGE_EVERY_SECONDS = 45


def meet(file: Path, rank: int, processes: int) -> None:
    """Wait until all processes of a run are there."""
    dist.init_process_group("gloo", init_method=f"file://{file}", rank=rank, world_size=processes)


class Average:
    """The mean of the processes' weights, weighted by the steps that each has made since the last time."""

    def __init__(self, model: nn.Module, processes: int, seconds: float) -> None:
        self.processes = processes
        self.last_tick = int(seconds // AVERAGE_EVERY_SECONDS)
        self.steps = 0
        self.ticks = 0
        if processes > 1:
            self.parameters = [p for p in model.parameters() if p.requires_grad]

    def when_due(self, model: nn.Module, seconds_gone: float) -> None:
        """Count a step; every so many seconds of the shared clock, average."""
        if seconds_gone // AVERAGE_EVERY_SECONDS > self.ticks < self.last_tick:
            self.ticks += 1
            self.now(model)
        self.steps += 1

    def end(self, model: nn.Module) -> None:
        """The last averages: every process makes the same number of them, or the others would wait for ever."""
        for _ in range(self.ticks, self.last_tick + 1):
            self.now(model)

    def now(self, model: nn.Module) -> None:
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


def mean(kept: Sequence[dict[str, Any]], out: Path, shares: Sequence[float] | None = None) -> Path:
    """Write the checkpoint whose weights are the means of several of one line; all else is the last one's.

    After Izmailov et al. 2018, "Averaging weights leads to wider optima and better generalization", and Wortsman et al.
    2022, "Model soups"; whether the mean is better than each is for the development figures to say. ``shares``: how
    much each counts (alike).
    """
    shares = shares or [1 / len(kept)] * len(kept)
    weights = {
        name: torch.stack([share * one["model"][name].cpu() for share, one in zip(shares, kept, strict=True)]).sum(0)
        for name in kept[-1]["model"]
    }
    torch.save({**kept[-1], "model": weights}, out)
    return out
