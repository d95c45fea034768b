"""The shipped weights: found, checked by sha256, loaded once a process."""

from __future__ import annotations

import functools
import hashlib
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from polybius.annotate import lemmas
from polybius.annotate.base_forms import base_form
from polybius.annotate.wordpiece import WordPiece, read_vocabulary
from polybius.errors import ModelError

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "models"
NAME = "news-en-l6"
MANIFEST = "MANIFEST.sha256"
MODEL_VERSION = "5"  # of the weights that this code was measured with: others are refused

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Weights:
    """A loaded model: the session that runs it, its labels, and what cuts words into pieces."""

    session: Any
    labels: dict[str, Any]
    pieces: WordPiece
    base: Callable[[str, str, str, str], str] = field(init=False, compare=False, repr=False)
    """The base form of a word with a tag and a script, by the tables of that digest; remembered."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "base", functools.lru_cache(lemmas.MAX_CACHED)(self._base))

    def _base(self, word: str, tag: str, script: str, tables: str) -> str:
        return base_form(word, tag, lemmas.lemma(self.labels["lemmas"], word, tag, script))


def checked(folder: Path = FOLDER) -> dict[str, str]:
    """The sha256 of each file of the model, after comparing them with the manifest.

    Raises:
        ModelError: a file is missing or is not the one that the manifest lists.
    """
    try:
        lines = (folder / MANIFEST).read_text("utf-8").split("\n")
    except OSError as error:
        raise ModelError(f"no weights at {folder}: {error}; install the package anew") from error
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines if line.strip())}
    for name in (f"{NAME}.onnx", f"{NAME}.json", "vocab.txt"):
        try:
            with (folder / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise ModelError(f"{name} is missing from {folder}; install the package anew") from error
        if found != listed.get(name):
            raise ModelError(
                f"{folder / name} has sha256 {found[:12]}, {MANIFEST} says {listed.get(name, 'nothing')[:12]}; "
                "the file is damaged or was exchanged: install the package anew"
            )
    return listed


def load(folder: Path = FOLDER) -> Weights:
    """The model of a folder, with one thread.

    Raises:
        ModelError: the files do not match the manifest, or are of a version that this code cannot run.
    """
    checked(folder)
    labels = json.loads((folder / f"{NAME}.json").read_text("utf-8"))
    if labels.get("version") != MODEL_VERSION:
        raise ModelError(
            f"{folder} holds weights of version {labels.get('version')!r}; this code runs {MODEL_VERSION!r}"
        )
    # Imported here: a process that only looks into a store need not load it.
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # One process a core: threads that wait for each other cost more than they bring on a shared machine.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # Batches differ in shape: memory laid out for each shape seen would only be kept
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        str(folder / f"{NAME}.onnx"), sess_options=options, providers=["CPUExecutionProvider"]
    )
    log.debug("loaded %s", folder / f"{NAME}.onnx")
    return Weights(session, labels, WordPiece(read_vocabulary(folder / "vocab.txt")))


@functools.cache
def shipped() -> Weights:
    """The weights that come with the package; loaded at the first call, then kept for the life of the process."""
    return load()
