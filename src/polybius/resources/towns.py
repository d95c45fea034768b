"""What a text calls a place by the words beside its name."""

from __future__ import annotations

import re

from polybius.schema import Span

# between a town and what holds it
IN_WORDS = r", an? (?:[a-z]+ ){0,2}(?:town|city|village|port|suburb|district) (?:in|of) (?:the )?"
# behind it, before the name of what holds it: "in northern Lebanon"
PART_OF = r"(?:(?:(?:far |(?:north|south)-?)?(?:north|south|east|west)ern|central|coastal|upper|lower) )?"
# between a place and what holds it: "Tripoli, in northern Lebanon", "Tripoli, a port in northern Lebanon"
INSIDE = re.compile(r",| \(|(?:, |,? in (?:the )?|" + IN_WORDS + ")" + PART_OF)
CLOSED = re.compile(r"[,.;:)]| ?[(–—-]|$")  # behind a state that holds what stands before a bare comma
TOWN_OF = re.compile(r"\b(?:town|village) of $")
A_TOWN = re.compile(r"(?:, an? (?:[a-z]+ ){0,2}| )(?:town|village)\b")

AN_AREA = re.compile(r" (?:area|region|district|neighbou?rhood|suburb|mountains?)s?\b")
AREA_OF = re.compile(r"\b(?:area|region|district|neighbou?rhood|suburb) of $")


def called_small(text: str, span: Span) -> bool:
    """Whether it is called a town or village, or what is around or inside one: "the Palma area"."""
    of = AREA_OF.search(text, max(span.start - 20, 0), span.start)
    return called_town(text, span) or bool(of or AN_AREA.match(text, span.end))


def called_town(text: str, span: Span) -> bool:
    """Whether it is called a town or village: "the town of Palma", "Palma village", "Palma, a coastal town"."""
    return bool(TOWN_OF.search(text, max(span.start - 20, 0), span.start) or A_TOWN.match(text, span.end))


def between(text: str, span: Span, behind: Span) -> str:
    """The characters between a place and the next name, without the word for what it is: "Palma village in Chad"."""
    return text[span.end : behind.start].removeprefix(" village").removeprefix(" town")


def lies_in(text: str, name: Span, state: Span) -> bool:
    """Whether the words tell that a place lies in the state named next: "Kafr Zarr in northern Syria".

    A comma says so only where nothing goes on with the state: "near Kafr Zarr, Syria.", not "In Vienna, Iran said".
    """
    words = between(text, name, state)
    return bool(INSIDE.fullmatch(words)) and (words.strip() != "," or bool(CLOSED.match(text, state.end)))
