"""Sourced event data from news reports, and measured relations from event data."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = [
    "Document",
    "Event",
    "PolybiusError",
    "Reading",
    "Refusal",
    "Settings",
    "Span",
    "Store",
    "__version__",
    "changes",
    "code_pair",
    "export",
    "import_files",
    "measure",
    "open_store",
    "read",
    "read_many",
]

if TYPE_CHECKING:
    from polybius.config import Settings
    from polybius.errors import PolybiusError
    from polybius.pipeline import code_pair, read, read_many
    from polybius.relations import changes, measure
    from polybius.schema import Document, Event, Reading, Refusal, Span
    from polybius.store import Store, open_store

# Where each name lives. They are imported at first use: `polybius --help` shall not load a model's run time.
_HOMES = {
    "Document": "polybius.schema",
    "Event": "polybius.schema",
    "PolybiusError": "polybius.errors",
    "Reading": "polybius.schema",
    "Refusal": "polybius.schema",
    "Settings": "polybius.config",
    "Span": "polybius.schema",
    "Store": "polybius.store",
    "changes": "polybius.relations",
    "code_pair": "polybius.pipeline",
    "export": "polybius.exchange",
    "import_files": "polybius.exchange",
    "measure": "polybius.relations",
    "open_store": "polybius.store",
    "read": "polybius.pipeline",
    "read_many": "polybius.pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'polybius' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
