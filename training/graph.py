"""The model as an ONNX graph, written out by hand: fp32 for reference, int8 as shipped.

Int8 here means: weights as signed bytes with one scale an output channel; activations as bytes with one scale a *row*
(a word or piece), found on the spot. The usual dynamic quantisation takes one scale for the whole batch, so that a
sentence's reading would depend on its neighbours in the batch. Weights use 7 of the 8 bits: with all 8, processors
without VNNI overflow 16 bits when they add two products, and the same file would read differently there.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 18
MICROSOFT = "com.microsoft"  # onnxruntime's own operators: two or three of the standard's in one pass over memory
IR_VERSION = 8
WEIGHT_STEPS = 63  # largest weight in steps: 7 bits with sign
ACTIVATION_STEPS = 127
TABLE_STEPS = 127  # embedding tables are only looked up, so all 8 bits serve
ZERO_POINT = 128
LEAST_GELU = 0.17  # GELU falls to -0.17 at most
QKV = ("query", "key", "value")

Array = np.ndarray


class Graph:
    """Nodes and weights, gathered one call at a time; every method returns the name of its result."""

    def __init__(self, weights: dict[str, Array], int8: bool) -> None:
        self.weights = weights
        self.int8 = int8
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}
        self._alike: dict[str, str] = {}  # rows -> the first that are as many
        self._gelus: set[str] = set()
        self._flat: dict[str, str] = {}
        self._bytes: dict[str, tuple[str, str]] = {}
        self._moved: dict[tuple[str, str], tuple[str, str]] = {}
        self._middles: dict[str, str] = {}
        self._shapes: dict[str, str] = {}
        self._count = 0

    def op(self, kind: str, *inputs: str, outputs: int = 1, **attributes: Any) -> str:
        """One node; the name of its first output."""
        self._count += 1
        names = [f"{kind}_{self._count}" + (f"_{number}" if number else "") for number in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, name=names[0], **attributes))
        return names[0]

    def rename(self, names: dict[str, str]) -> None:
        """Other names for some results: an operator that hands an output on would copy it."""
        for node in self.nodes:
            for list_ in (node.input, node.output):
                list_[:] = [names.get(name, name) for name in list_]

    def constant(self, name: str, value: Array) -> str:
        """A named weight or number."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def number(self, value: float) -> str:
        """A float as a constant."""
        return self.constant(f"float_{value!r}", np.array(value, np.float32))

    def ints(self, *values: int) -> str:
        """A shape or axes as a constant."""
        return self.constant("ints_" + "_".join(map(str, values)), np.array(values, np.int64))

    def linear(self, x: str, name: str, at: str = "") -> str:
        """The rows of x times the weight, plus the bias; ``at``: the rows of these numbers."""
        product, bias = self.product(x, name, at)
        return self._as_many(self.op("Add", product, bias), product)

    def product(self, x: str, name: str, at: str = "") -> tuple[str, str]:
        """The rows of x times the weight; and the bias, still to be added."""
        return self.times(x, name, at), self.constant(name + ".bias", self.weights[name + ".bias"])

    def times(self, x: str, name: str, at: str = "") -> str:
        """The rows of x, or those of these numbers, times the weight."""
        weight = self.weights[name + ".weight"].T
        if not self.int8:
            rows = self.op("Gather", x, at) if at else x
            return self._as_many(self.op("MatMul", rows, self.constant(name + ".weight", weight)), at or x)
        bytes_, scale = steps(weight, WEIGHT_STEPS, axis=0)
        taken, row_scale = self._bytes_at(x, at) if at else self._row_bytes(x)
        summed = self.op(
            "MatMulIntegerToFloat",
            taken,
            self.constant(name + ".weight", bytes_),
            self.number(1.0),
            self.constant(name + ".scale", scale.reshape(-1)),
            self.constant("zero_point", np.array(ZERO_POINT, np.uint8)),
            domain=MICROSOFT,
        )
        return self._as_many(self.op("Mul", summed, row_scale), at or x)

    def rows_at(self, x: str, at: str) -> str:
        """The rows of x of these numbers."""
        return self._as_many(self.op("Gather", x, at), at)

    def flat(self, x: str) -> str:
        """All numbers of x in one dimension; computed once for each."""
        if x not in self._flat:
            self._flat[x] = self.op("Reshape", x, self.ints(-1))
        return self._flat[x]

    def _as_many(self, rows: str, others: str) -> str:
        """These rows, known to be as many as some others, or as the numbers of some rows."""
        self._alike[rows] = self._alike.get(others, others)
        return rows

    def _bytes_at(self, rows: str, at: str) -> tuple[str, str]:
        """Bytes and scales of the rows of these numbers: bytes move, a quarter of the floats that they stand for."""
        if (rows, at) not in self._moved:
            bytes_, scale = self._row_bytes(rows)
            self._moved[rows, at] = self.op("Gather", bytes_, at), self.op("Gather", scale, at)
        return self._moved[rows, at]

    def _row_bytes(self, rows: str) -> tuple[str, str]:
        """The rows as bytes around 128, and the scale of each row; computed once for each."""
        if rows not in self._bytes:
            of_gelu = rows in self._gelus  # never far below 0: the largest of a row is its largest amount
            largest = self.op("ReduceMax", rows if of_gelu else self.op("Abs", rows), self.ints(-1), keepdims=1)
            at_least = self.number(LEAST_GELU if of_gelu else 1e-6)
            scale = self.op("Mul", self.op("Max", largest, at_least), self.number(1 / ACTIVATION_STEPS))
            flat = self.op("Reshape", scale, self.ints(-1))
            first = self._alike.get(rows, rows)
            if first not in self._middles:
                shape = self.op("Shape", flat)
                self._middles[first] = self.op("ConstantOfShape", shape, value=_tensor(ZERO_POINT, np.uint8))
            self._bytes[rows] = self.op("QuantizeLinear", rows, flat, self._middles[first], axis=0), scale
        return self._bytes[rows]

    def shaped(self, x: str, like: str, *last: int) -> str:
        """x with the first two dimensions of ``like`` and these last ones."""
        key = f"{like} {last}"
        if key not in self._shapes:
            self._shapes[key] = self.op("Concat", self.op("Shape", like, start=0, end=2), self.ints(*last), axis=0)
        return self.op("Reshape", x, self._shapes[key])

    def table(self, name: str, ids: str) -> str:
        """Rows of an embedding table."""
        weight = self.weights[name]
        if not self.int8 or weight.size < 1_000_000:
            return self.op("Gather", self.constant(name, weight), ids)
        bytes_, scale = steps(weight, TABLE_STEPS, axis=1)
        rows = self.op("Cast", self.op("Gather", self.constant(name, bytes_), ids), to=TensorProto.FLOAT)
        return self.op("Mul", rows, self.op("Gather", self.constant(name + ".scale", scale), ids))

    def norm(self, x: str, name: str) -> str:
        """Layer normalisation."""
        return self.op("LayerNormalization", x, *self._norm_weights(name), axis=-1, epsilon=1e-12)

    def sum_norm(self, x: str, product: tuple[str, str], name: str) -> str:
        """Layer normalisation of x plus a product and its bias.

        In three operators: onnxruntime's one for all three takes six times as long on a processor.
        """
        added, bias = product
        return self._as_many(self.norm(self.op("Add", x, self.op("Add", added, bias)), name), x)

    def _norm_weights(self, name: str) -> list[str]:
        return [self.constant(f"{name}.{part}", self.weights[f"{name}.{part}"]) for part in ("weight", "bias")]

    def gelu(self, product: tuple[str, str]) -> str:
        """GELU, by the error function, of a product with its bias."""
        made = self.op("BiasGelu", *product, domain=MICROSOFT)
        self._gelus.add(made)
        return self._as_many(made, product[0])


def _tensor(value: int, type: type) -> onnx.TensorProto:
    return numpy_helper.from_array(np.array([value], type))


def steps(weight: Array, largest_step: int, axis: int) -> tuple[Array, Array]:
    """Signed bytes and their scale, one scale for each slice along the other axis."""
    scale = np.maximum(np.abs(weight).max(axis=axis, keepdims=True), 1e-9) / largest_step
    return np.round(weight / scale).astype(np.int8), scale.astype(np.float32)


def build(weights: dict[str, Array], shape: dict[str, int], int8: bool) -> onnx.ModelProto:
    """The whole model: inputs as in ``INPUTS``, outputs as in ``OUTPUTS``."""
    g = Graph(_split(_roles_with_ties(weights), shape), int8)
    h = _words(g, _encoder(g, shape))
    outputs: dict[str, str] = {}
    for name in ("upos", "xpos", "lemma"):
        outputs[name] = g.op("ArgMax", g.linear(h, name), axis=-1, keepdims=0)
    outputs["ner"] = g.op("LogSoftmax", g.linear(g.gelu(g.product(h, "ner_hidden")), "ner"), axis=-1)
    outputs["predicate"] = g.op("Softmax", g.linear(h, "predicate"), axis=-1)
    outputs["event"] = g.op("Softmax", g.linear(g.gelu(g.product(h, "event_hidden")), "event"), axis=-1)
    outputs |= _tree(g, h)
    outputs["role"] = _roles(g, shape, h)
    outputs["causal"] = _tells_cause(g, h)
    g.rename({made: name for name, made in outputs.items()})
    graph = helper.make_graph(
        g.nodes,
        "news",
        [helper.make_tensor_value_info(n, t, s) for n, t, s in INPUTS],
        [helper.make_tensor_value_info(n, t, s) for n, t, s in OUTPUTS],
        list(g.constants.values()),
    )
    domains = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
    model = helper.make_model(graph, opset_imports=domains, ir_version=IR_VERSION)
    return model


def weights_of(model: onnx.ModelProto, shape: dict[str, int]) -> dict[str, Array]:
    """The weights that a graph of ``build`` holds, in fp32, under the names that they had: to go on training from it.

    Those of an int8 graph come back in its steps; positions beyond those that it keeps are zeros.
    """
    held = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    out: dict[str, Array] = {}
    for name, value in held.items():
        if name + ".scale" in held:  # a table, a scale for each of its rows
            out[name] = value * held[name + ".scale"]
        elif value.dtype == np.int8:
            out[name] = (value * held[name.removesuffix("weight") + "scale"]).T
        elif name.endswith((".weight", ".bias")):
            out[name] = value.T if name in ("arc_bias.weight", "causal.weight") else value
    for number in range(shape["layers"]):
        parts = [out.pop(name) for part in QKV if (name := f"layers.{number}.{part}.weight") in out]
        if parts:  # graphs of earlier files hold them as one
            out[f"layers.{number}.qkv.weight"] = np.concatenate(parts)
    out["root"] = held["root"].reshape(-1)
    kept = out["positions.weight"]
    out["positions.weight"] = np.pad(kept, ((0, shape["positions"] - len(kept)), (0, 0)))
    roles = (shape["roles"] + shape["sides"]) * shape["role_each"]
    for side in ("left", "right"):
        for part in ("weight", "bias"):
            joined = out[f"role_{side}.{part}"]
            out[f"role_{side}.{part}"], out[f"tie_{side}.{part}"] = joined[:roles], joined[roles:]
    return {name: np.array(value, order="C") for name, value in out.items()}


def _roles_with_ties(weights: dict[str, Array]) -> dict[str, Array]:
    """The weights with the ties' rows under those of the roles: one product instead of two."""
    names = [f"{side}.{part}" for side in ("left", "right") for part in ("weight", "bias")]
    joined = {f"role_{name}": np.concatenate([weights[f"role_{name}"], weights[f"tie_{name}"]]) for name in names}
    return weights | joined


def _split(weights: dict[str, Array], shape: dict[str, int]) -> dict[str, Array]:
    """The weights with those of queries, keys and values apart: what they make need not be cut then."""
    out = dict(weights)
    for number in range(shape["layers"]):
        whole = out.pop(f"layers.{number}.qkv.weight")
        out |= zip((f"layers.{number}.{part}.weight" for part in QKV), np.split(whole, len(QKV)), strict=True)
    return out


_INT, _FLOAT = TensorProto.INT64, TensorProto.FLOAT
# Pieces and words of a batch stand one after the other, without padding; only what looks at pairs within a window,
# attention and the scores between words, is laid out in cells, a row a window: those say what stands in each cell
# (0 where nothing does), and in which cell each piece or word stands.
INPUTS = [
    ("ids", _INT, ["pieces"]),
    ("position", _INT, ["pieces"]),  # in the window
    ("piece_case", _INT, ["pieces"]),
    ("piece_at", _INT, ["batch", "piece_cells"]),
    ("n_pieces", TensorProto.INT32, ["batch"]),
    ("piece_cell", _INT, ["pieces"]),
    ("ends", _INT, ["ends"]),  # the pieces that begin or end a word: no head looks at the others
    ("first", _INT, ["words"]),  # the word's first piece and its last, by their number among the ends
    ("last", _INT, ["words"]),
    ("case", _INT, ["words"]),
    ("word_at", _INT, ["batch", "cells"]),
    ("word_mask", _FLOAT, ["batch", "cells"]),
    ("word_cell", _INT, ["words"]),
    ("before", _INT, ["words"]),  # the batch's words before the window
]
OUTPUTS = [
    ("upos", _INT, ["words"]),
    ("xpos", _INT, ["words"]),
    ("lemma", _INT, ["words"]),
    ("ner", _FLOAT, ["words", "labels"]),
    ("predicate", _FLOAT, ["words", 2]),
    ("event", _FLOAT, ["words", "events"]),
    ("arc", _FLOAT, ["batch", "cells", "heads"]),
    ("head", _INT, ["words", 2]),  # the two best heads; 0 is the root
    ("deprel", _INT, ["words", 2]),  # the relation to each of them
    # PropBank's roles, then the two sides of events, then the ties of causes and effects
    ("role", _FLOAT, ["batch", "roles", "cells", "arguments"]),
    ("causal", _FLOAT, ["batch"]),  # log odds
]


def _encoder(g: Graph, shape: dict[str, int]) -> str:
    """The vectors of the pieces that begin or end a word."""
    positions = g.op("Gather", g.constant("positions.weight", g.weights["positions.weight"]), "position")
    x = g.op("Add", g.table("words.weight", "ids"), positions)
    x = g.norm(g.op("Add", x, g.table("piece_case.weight", "piece_case")), "norm")
    for number in range(shape["layers"]):
        x = _layer(g, shape, x, f"layers.{number}.", "ends" if number == shape["layers"] - 1 else "")
    return x


def _layer(g: Graph, shape: dict[str, int], x: str, at: str, kept: str) -> str:
    """A layer's vectors of the pieces; of those alone that are kept, where some are named."""
    qkv = [g.shaped(g.times(x, at + part, g.flat("piece_at")), "piece_at", -1) for part in QKV]
    bias = g.constant(at + "qkv.bias", g.weights[at + "qkv.bias"])
    together = g.op("MultiHeadAttention", *qkv, bias, "n_pieces", domain=MICROSOFT, num_heads=shape["attention_heads"])
    attended = g.op("Reshape", together, g.ints(-1, shape["width"]))
    cells = g.op("Gather", "piece_cell", kept) if kept else "piece_cell"
    x = g.rows_at(x, kept) if kept else x
    x = g.sum_norm(x, g.product(attended, at + "out", cells), at + "norm1")
    inner = g.gelu(g.product(x, at + "up"))
    return g.sum_norm(x, g.product(inner, at + "down"), at + "norm2")


def _words(g: Graph, x: str) -> str:
    """The mean of each word's first and last piece, with how it is written."""
    mean = g.op("Mul", g.op("Add", g.op("Gather", x, "first"), g.op("Gather", x, "last")), g.number(0.5))
    return g.op("Concat", mean, g.table("case.weight", "case"), axis=-1)


def _tree(g: Graph, h: str) -> dict[str, str]:
    wide = g.weights["root"].shape[0]
    rooted = g.op("Concat", g.constant("root", g.weights["root"].reshape(1, wide)), h, axis=0)
    dep = g.shaped(g.linear(g.gelu(g.product(h, "arc_dep")), "arc", g.flat("word_at")), "word_mask", -1)
    head = g.gelu(g.product(rooted, "arc_head"))
    # One number a head: too little work for bytes
    weight = g.constant("arc_bias.weight", g.weights["arc_bias.weight"].T)
    towards = g.op("Add", g.op("MatMul", head, weight), g.constant("arc_bias.bias", g.weights["arc_bias.bias"]))
    # In the cells of heads the root goes before the words
    root_first = g.op("Pad", g.op("Add", "word_at", g.ints(1)), g.ints(0, 1, 0, 0))
    scores = g.op("MatMul", dep, g.op("Transpose", g.op("Gather", head, root_first), perm=[0, 2, 1]))
    scores = g.op("Add", scores, g.op("Transpose", g.op("Gather", towards, root_first), perm=[0, 2, 1]))
    pad = g.op("Mul", g.op("Sub", g.number(1.0), "word_mask"), g.number(-1e4))
    pad = g.op("Pad", pad, g.ints(0, 1, 0, 0), g.number(0.0))
    arc = g.op("Add", scores, g.op("Unsqueeze", pad, g.ints(1)))
    best = g.op("TopK", arc, g.ints(2), outputs=2, axis=-1) + "_1"
    best = g.op("Gather", g.op("Reshape", best, g.ints(-1, 2)), "word_cell")
    # The relation to each of the two best heads, found among all: the root is the first of them for every window
    offset = g.op("Mul", g.op("Min", best, g.ints(1)), g.op("Unsqueeze", "before", g.ints(1)))
    chosen = g.op("Gather", g.linear(rooted, "label_head"), g.op("Add", best, offset))
    width = g.weights["label_head.bias"].shape[0]
    pair = g.op("Add", chosen, g.op("Unsqueeze", g.linear(h, "label_dep"), g.ints(1)))
    none = g.constant("none", np.zeros(width, np.float32))
    rows = g.gelu((g.op("Reshape", pair, g.ints(-1, width)), none))
    deprel = g.op("ArgMax", g.linear(rows, "label"), axis=-1, keepdims=0)
    return {"arc": arc, "head": best, "deprel": g.op("Reshape", deprel, g.ints(-1, 2))}


def _roles(g: Graph, shape: dict[str, int], h: str) -> str:
    """Scores of every role, side and tie between any two words: predicate in the third place, argument in the last."""
    parts = shape["roles"] + shape["sides"] + shape["ties"], shape["role_each"]
    at = g.flat("word_at")
    left = g.shaped(g.linear(g.gelu(g.product(h, "role_predicate")), "role_left", at), "word_mask", *parts)
    right = g.shaped(g.linear(g.gelu(g.product(h, "role_argument")), "role_right", at), "word_mask", *parts)
    left = g.op("Transpose", left, perm=[0, 2, 1, 3])
    right = g.op("Transpose", right, perm=[0, 2, 3, 1])
    return g.op("Mul", g.op("MatMul", left, right), g.number(shape["role_each"] ** -0.5))


def _tells_cause(g: Graph, h: str) -> str:
    """Log odds that a sentence tells a cause: the words' votes, weighed."""
    # Two numbers a word: too little work for bytes
    hidden = g.gelu(g.product(h, "causal_hidden"))
    weight = g.constant("causal.weight", g.weights["causal.weight"].T)
    both = g.op("Add", g.op("MatMul", hidden, weight), g.constant("causal.bias", g.weights["causal.bias"]))
    both = g.op("Gather", both, "word_at")
    weights, votes = (
        g.op("Squeeze", g.op("Slice", both, g.ints(n), g.ints(n + 1), g.ints(2)), g.ints(2)) for n in (0, 1)
    )
    pad = g.op("Mul", g.op("Sub", g.number(1.0), "word_mask"), g.number(-1e4))
    share = g.op("Softmax", g.op("Add", weights, pad), axis=-1)
    return g.op("ReduceSum", g.op("Mul", share, votes), g.ints(1), keepdims=0)
