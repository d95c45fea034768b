"""Readings of the tests of sources, and what they are told."""

from polybius import sources
from polybius.schema import Reading


def told(reading: Reading) -> list[tuple[str | None, str, list[str], int | None]]:
    """Source, cue, content and the index of the attribution around it, for every attribution of a reading."""
    return [
        (
            reading.words(found.source.span) if found.source else None,
            reading.words(found.cue),
            [reading.words(span) for span in found.content],
            found.within,
        )
        for found in sources.attribute(reading).attributions
    ]
