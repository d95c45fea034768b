"""Who says so, and what is told as the cause of what."""

from __future__ import annotations

from dataclasses import replace

from polybius.schema import Reading
from polybius.sources.attribute import attributions
from polybius.sources.causes import causations

__all__ = ["attribute"]


def attribute(reading: Reading) -> Reading:
    """The reading with its attributions (source, cue, content, nested) and causations.

    Needs sentences and tokens with tags and trees; mentions, when there are any, say who the sources are. The
    publisher, who stands outside of everything, gets no attribution of its own.
    Not covered: speech that goes on without a cue or quotation marks ("He was angry. The talks had failed him.").
    """
    return replace(reading, attributions=attributions(reading), causations=causations(reading))
