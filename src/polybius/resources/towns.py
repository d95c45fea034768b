"""What a text calls a place by the words beside its name."""

from __future__ import annotations

import re

from polybius.schema import Span

# between a town and what holds it
IN_WORDS = r", an? (?:[a-z]+ ){0,2}(?:town|city|village|port|suburb|district) (?:in|of) (?:the )?"
TOWN_OF, A_TOWN = re.compile(r"\b(?:town|village) of $"), re.compile(r", an? (?:[a-z]+ ){0,2}(?:town|village)\b")


def called_town(text: str, span: Span) -> bool:
    """Whether it is called a town or village: "the town of Palma", "Palma, a coastal town"."""
    return bool(TOWN_OF.search(text, max(span.start - 20, 0), span.start) or A_TOWN.match(text, span.end))
