"""What trained models say of a batch at every head, and how far another is from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import torch
from model import Model
from torch import Tensor
from torch.nn import functional as F

Batch = dict[str, Tensor]

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


def agreement(
    model: Model, h: Tensor, batch: Batch, said: dict[str, Tensor], without: Collection[str] = ()
) -> tuple[Tensor, dict[str, Tensor]]:
    """How far the model is from what the teachers say: the cross-entropies of the heads, summed, and each.

    Heads ``without`` are left free.
    """
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
    parts = {name: part for name, part in parts.items() if name not in without}
    return torch.stack(list(parts.values())).sum(), {f"~{name}": part.detach() for name, part in parts.items()}


def _cross_entropy(scores: Tensor, wanted: Tensor) -> Tensor:
    return -(wanted * scores.float().log_softmax(-1)).sum(-1)
