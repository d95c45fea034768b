"""Where the words that an annotator noted stand in the text that was read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from polybius.schema import Reading

__all__ = ["trigger_span"]


def trigger_span(gold: dict[str, Any], reading: Reading) -> tuple[int, int]:
    """Where a noted trigger stands in the text that was read; (-1, -1) when the text lost it."""
    for at in _find(gold["sentence"], reading.text):
        for start in _find(gold["trigger"], reading.text[at:]):
            return at + start, at + start + len(gold["trigger"])
    return -1, -1


def _find(words: str, text: str) -> Iterable[int]:
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return (match.start() for match in re.finditer(pattern, text))
