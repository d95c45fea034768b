"""The multi-task model: a BERT encoder whose segment table tells the case of each word, and the heads over words."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from polybius.annotate.casing import N_CASES

ROLE_DROPOUT = 0.5  # roles are learned by heart soonest: of nouns, F1 .89 on what was read and .62 on what was not


@dataclass(frozen=True)
class Shape:
    """The sizes of encoder and heads."""

    width: int = 384
    layers: int = 6
    attention_heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    case_width: int = 16
    arc: int = 256
    label: int = 192
    role: int = 256
    role_each: int = 32
    upos: int = 17
    xpos: int = 50
    scripts: int = 400
    deprels: int = 50
    ner: int = 13
    roles: int = 23  # with "none"
    event_inner: int = 128
    events: int = 17  # with "none"
    sides: int = 2
    ties: int = 7
    causal_inner: int = 64


class Layer(nn.Module):
    """One transformer layer of BERT, the three projections as one."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.attention_heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor, dropout: float) -> Tensor:
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        attended = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        attended = attended.transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + F.dropout(self.out(attended), dropout, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), dropout, self.training))


class Model(nn.Module):
    """Encoder and heads; ``encode`` gives what every head needs, ``loss`` the sum of the heads' losses."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.words.weight.requires_grad_(False)  # frozen: news has words that the gold has not
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.piece_case = nn.Embedding(N_CASES, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.case = nn.Embedding(N_CASES, shape.case_width)
        wide = shape.width + shape.case_width
        self.upos = nn.Linear(wide, shape.upos)
        self.xpos = nn.Linear(wide, shape.xpos)
        self.lemma = nn.Linear(wide, shape.scripts)
        self.ner_hidden = nn.Linear(wide, 128)
        self.ner = nn.Linear(128, shape.ner)
        self.predicate = nn.Linear(wide, 2)
        self.arc_dep = nn.Linear(wide, shape.arc)
        self.arc_head = nn.Linear(wide, shape.arc)
        self.arc = nn.Linear(shape.arc, shape.arc)
        self.arc_bias = nn.Linear(shape.arc, 1)
        self.label_dep = nn.Linear(wide, shape.label)
        self.label_head = nn.Linear(wide, shape.label)
        self.label = nn.Linear(shape.label, shape.deprels)
        self.role_predicate = nn.Linear(wide, shape.role)
        self.role_argument = nn.Linear(wide, shape.role)
        self.role_left = nn.Linear(shape.role, (shape.roles + shape.sides) * shape.role_each)
        self.role_right = nn.Linear(shape.role, (shape.roles + shape.sides) * shape.role_each)
        self.event_hidden = nn.Linear(wide, shape.event_inner)
        self.event = nn.Linear(shape.event_inner, shape.events)
        self.tie_left = nn.Linear(shape.role, shape.ties * shape.role_each)
        self.tie_right = nn.Linear(shape.role, shape.ties * shape.role_each)
        with torch.no_grad():  # that a word ties another is rare: the scores begin at -4
            self.tie_left.bias.fill_(0.84)
            self.tie_right.bias.fill_(-0.84)
        self.causal_hidden = nn.Linear(wide, shape.causal_inner)
        self.causal = nn.Linear(shape.causal_inner, 2)
        self.root = nn.Parameter(torch.randn(wide) * 0.02)

    def encode(self, batch: dict[str, Tensor], dropout: float = 0.1) -> Tensor:
        """The words' vectors, [sentence, word, wide]."""
        ids = batch["ids"]
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.piece_case(batch["piece_case"])
        x = F.dropout(self.norm(x), dropout, self.training)
        bias = ((1 - batch["piece_mask"]) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias, dropout)
        width = x.shape[-1]
        first = x.gather(1, batch["first"][..., None].expand(-1, -1, width))
        last = x.gather(1, batch["last"][..., None].expand(-1, -1, width))
        h = torch.cat([(first + last) * 0.5, self.case(batch["case"]).to(x.dtype)], -1)
        return F.dropout(h, dropout * 2, self.training)

    def arcs(self, h: Tensor) -> Tensor:
        """Scores [sentence, word, head], where head 0 is the root."""
        dep = F.gelu(self.arc_dep(h))
        head = F.gelu(self.arc_head(self.with_root(h)))
        return self.arc(dep) @ head.transpose(1, 2) + self.arc_bias(head).transpose(1, 2)

    def with_root(self, h: Tensor) -> Tensor:
        """The words' vectors with the root before them."""
        return torch.cat([self.root.to(h.dtype).expand(h.shape[0], 1, -1), h], 1)

    def deprels(self, h: Tensor, heads: Tensor) -> Tensor:
        """Relation scores of each word to its head (0 is the root)."""
        head = self.label_head(self.with_root(h))
        chosen = head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
        return self.label(F.gelu(self.label_dep(h) + chosen))

    def roles(self, h: Tensor, row: Tensor, word: Tensor) -> Tensor:
        """Scores [predicate, word, role] for given predicates; the sides of events come after the roles."""
        predicate, argument = F.gelu(self.role_predicate(h[row, word])), F.gelu(self.role_argument(h))
        predicate = self.role_left(F.dropout(predicate, ROLE_DROPOUT, self.training))
        argument = self.role_right(F.dropout(argument, ROLE_DROPOUT, self.training))[row]
        n, words = argument.shape[:2]
        each = (self.shape.roles + self.shape.sides, self.shape.role_each)
        scores = torch.einsum("nrd,nwrd->nwr", predicate.view(n, *each), argument.view(n, words, *each))
        return scores.float() * self.shape.role_each**-0.5

    def ties(self, h: Tensor) -> Tensor:
        """Scores [sentence, tie, word, word] of every tie of ``TIES``: cause and effect, and where their spans end."""
        each = (self.shape.ties, self.shape.role_each)
        left = self.tie_left(F.gelu(self.role_predicate(h))).unflatten(-1, each)
        right = self.tie_right(F.gelu(self.role_argument(h))).unflatten(-1, each)
        return torch.einsum("bird,bjrd->brij", left, right).float() * self.shape.role_each**-0.5

    def tells_cause(self, h: Tensor, mask: Tensor) -> Tensor:
        """Log odds that a sentence tells a cause: votes of its words, weighed by how much each word counts."""
        weight, vote = self.causal(F.gelu(self.causal_hidden(h))).float().unbind(-1)
        return (torch.softmax(weight - (1 - mask) * 1e4, -1) * vote).sum(-1)

    def loss(self, h: Tensor, batch: dict[str, Tensor]) -> tuple[Tensor, dict[str, Tensor]]:
        """The summed loss of encoded sentences and its parts."""
        parts: dict[str, Tensor] = {}
        if (batch["heads"] >= 0).any():
            for name, head in (("upos", self.upos), ("xpos", self.xpos), ("lemma", self.lemma)):
                parts[name] = 0.5 * _cross_entropy(head(h), batch[name])
            arcs = self.arcs(h).float()
            pad = F.pad(1 - batch["word_mask"], (1, 0))
            parts["arc"] = _cross_entropy(arcs - pad[:, None, :] * 1e4, batch["heads"])
            parts["deprel"] = _cross_entropy(self.deprels(h, batch["heads"].clamp(min=0)), batch["deprels"])
        if (batch["ner"] > 0).any():
            parts["ner"] = 1.5 * possible_labels_loss(self.ner(F.gelu(self.ner_hidden(h))).float(), batch["ner"])
        if batch["has_frames"].any():
            parts["predicate"] = _cross_entropy(self.predicate(h), batch["predicate"])
            if len(batch["frame_row"]):
                parts["role"] = self._role_loss(h, batch)
        if (batch["event"] >= 0).any():
            parts["event"] = 8 * _cross_entropy(self.event(F.gelu(self.event_hidden(h))), batch["event"])
            if len(batch["told_row"]):
                parts["side"] = 1.5 * self._side_loss(h, batch)
        if len(batch["cause_row"]):
            parts |= self._cause_losses(h, batch)
        total = torch.stack([part.float() for part in parts.values()]).sum()
        return total, {name: part.detach() for name, part in parts.items()}

    def _role_loss(self, h: Tensor, batch: dict[str, Tensor]) -> Tensor:
        scores = self.roles(h, batch["frame_row"], batch["frame_word"])[..., : self.shape.roles]
        mask = batch["word_mask"][batch["frame_row"]]
        losses = F.cross_entropy(scores.flatten(0, 1), batch["frame_roles"].flatten(), reduction="none")
        weight = batch["frame_weight"][:, None]
        weighted = losses.view_as(mask) * mask * weight
        return weighted.sum() / (((batch["frame_roles"] > 0) * weight).sum() + weight.sum())

    def _side_loss(self, h: Tensor, batch: dict[str, Tensor]) -> Tensor:
        scores = self.roles(h, batch["told_row"], batch["told_word"])[..., self.shape.roles :]
        mask = batch["word_mask"][batch["told_row"]][..., None]
        losses = F.binary_cross_entropy_with_logits(scores, batch["told_sides"], reduction="none")
        return (losses * mask).sum() / len(scores)

    def _cause_losses(self, h: Tensor, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        rows, mask = batch["cause_row"], batch["word_mask"]
        told = batch["cause_pairs"].flatten(1).amax(1)
        odds = self.tells_cause(h[rows], mask[rows])
        parts = {"causal": F.binary_cross_entropy_with_logits(odds, told)}
        scores = self.ties(h[rows])
        pairs = scores[torch.arange(len(rows), device=rows.device), batch["cause_tie"]]
        losses = F.binary_cross_entropy_with_logits(pairs, batch["cause_pairs"], reduction="none")
        inside = mask[rows][:, :, None] * mask[rows][:, None, :]
        parts["cause"] = (losses * inside).sum() / len(rows)
        if len(batch["span_row"]):
            at = torch.searchsorted(rows, batch["span_row"])
            cause, effect = batch["span_heads"].unbind(-1)
            pad = (1 - mask[batch["span_row"]]) * -1e4
            ends = [scores[at, 2 + tie, head] + pad for tie, head in enumerate((cause, cause, effect, effect))]
            gold = batch["span_ends"].unbind(-1)
            parts["span"] = 0.25 * torch.stack([F.cross_entropy(*pair) for pair in zip(ends, gold, strict=True)]).sum()
            signal = F.binary_cross_entropy_with_logits(scores[at, 6, cause], batch["span_signal"], reduction="none")
            parts["signal"] = (signal * mask[batch["span_row"]]).sum() / len(at)
        return parts


def _cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    if not (gold >= 0).any():
        return scores.sum() * 0
    return F.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=-100)


def possible_labels_loss(scores: Tensor, possible: Tensor) -> Tensor:
    """Minus the log of the probability that falls on the labels that the gold leaves possible (bits); 0: no gold."""
    bits = (possible[..., None] >> torch.arange(scores.shape[-1], device=scores.device)) & 1
    known = (possible > 0) & (bits.sum(-1) < scores.shape[-1])
    allowed = torch.logsumexp(scores.masked_fill(bits == 0, -1e4), -1) - torch.logsumexp(scores, -1)
    return -(allowed * known).sum() / known.sum().clamp(min=1)


def load_encoder(model: Model, folder: Path) -> None:
    """Fill the encoder from a folder with config.json and model.safetensors of a six-layer uncased BERT."""
    from safetensors.torch import load_file

    weights = load_file(folder / "model.safetensors")
    weights = {name.removeprefix("bert."): value for name, value in weights.items()}
    config = json.loads((folder / "config.json").read_text("utf-8"))
    assert config["hidden_size"] == model.shape.width, "the encoder's width differs from the model's"
    with torch.no_grad():
        model.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        model.positions.weight.copy_(weights["embeddings.position_embeddings.weight"])
        # Every case starts as the encoder's first segment, so that training begins where the encoder left off.
        model.piece_case.weight.copy_(weights["embeddings.token_type_embeddings.weight"][:1].expand(N_CASES, -1))
        _copy(model.norm, weights, "embeddings.LayerNorm")
        for number, layer in enumerate(model.layers):
            at = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                joined = [weights[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat(joined))
            _copy(layer.out, weights, at + "attention.output.dense")
            _copy(layer.norm1, weights, at + "attention.output.LayerNorm")
            _copy(layer.up, weights, at + "intermediate.dense")
            _copy(layer.down, weights, at + "output.dense")
            _copy(layer.norm2, weights, at + "output.LayerNorm")


def _copy(module: Any, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[name + ".weight"])
    module.bias.copy_(weights[name + ".bias"])


def shape_dict(shape: Shape) -> dict[str, int]:
    """The shape as plain values, for a checkpoint."""
    return asdict(shape)
