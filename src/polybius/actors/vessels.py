"""Ships by name: "INS Tabar" is a ship of India's navy, no town; "Operation Sea Wall" and "IED" are nobody."""

from __future__ import annotations

import re

from polybius.actors.knowledge import composed
from polybius.actors.scene import Found, Scene, cues
from polybius.resources.ships import Ship, ships
from polybius.schema import Entity, Mention, Span

TYPE = re.compile(r"(?<=-)\d|-\d")  # behind the letters of a type of aircraft or missile
TYPE_LETTERS = 3  # of a type that is not written in capitals alone: "Su-24", "MiG-29"
PLANE = re.compile(r"\b(?:an?|the)(?: [\w-]+)? $", re.IGNORECASE)  # before the maker's name that a plane has
HULL = re.compile(r"\s\d+\)")  # behind those of a ship's number: "USS Carney (DDG 64)"


def find(scene: Scene) -> tuple[Span, ...]:
    """Adds the ships that the text names with the letters of a navy, and returns where all named ships stand.

    The ship of a navy is its military; a merchant ship is left to the language model, as a body of its own. "The
    Tabar" further on is the same ship where the model takes it for a name.
    """
    named = [ship for ship in ships(scene.reading.text) if not _office(scene, ship)]
    again = {ship.name: ship for ship in reversed(named)}
    spans = [Span(ship.start, ship.end) for ship in named]
    for ship, span in zip(named, spans, strict=True):
        _add(scene, ship, span)
    for mention in scene.reading.mentions if named else ():
        short = again.get(scene.reading.words(mention.span))
        if short is not None and short.start < mention.span.start and not _within(mention.span, spans):
            spans.append(mention.span)
            _add(scene, short, mention.span)
    return tuple(spans)


def _office(scene: Scene, ship: Ship) -> bool:
    """Whether an office follows: "INS Commissioner Mary Hill" is no ship."""
    return ship.name.split()[0].lower() in scene.knowledge.agents


def _within(span: Span, others: list[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _add(scene: Scene, ship: Ship, span: Span) -> None:
    head = scene.head_of(span)
    if head is None:
        return
    entity = _navy(scene, ship)
    if entity is None:
        found = Found(span, "ORG", head, "ner")
    else:
        found = Found(span, "ORG", head, "organisation", entity, entity.country, key=entity.id)
    scene.ships.append(scene.add(found))


def meant(scene: Scene, noun: Found) -> Entity | None:
    """The ship of a navy named last before "the warship", "the vessel"."""
    if noun.plural or noun.agent is None or noun.agent.sector != "MIL" or noun.agent.lemma[-1] not in cues("ship"):
        return None
    before = [ship for ship in scene.ships if ship.use == "organisation" and ship.span.end <= noun.span.start]
    return max(before, key=lambda ship: ship.span.end).entity if before else None


def _navy(scene: Scene, ship: Ship) -> Entity | None:
    """The military of the state whose letters it bears; where two share them, of the one that the text names."""
    states = [entity for state in ship.states if (entity := scene.knowledge.entity(state, scene.day))]
    if not states:
        return None
    said = [state for state in states if state.name in scene.reading.text]
    state = (said or states)[0]
    return composed(state.country, "MIL", f"{state.name} military", f"{ship.name}: a ship, by the letters before it")


def is_plane(text: str, span: Span) -> bool:
    """Whether the name of those who build planes is one of theirs: "a Ukrainian Boeing", "the Antonov"."""
    return span.of(text).lower() in cues("plane_maker") and PLANE.search(text, 0, span.start) is not None


def is_nobody(scene: Scene, mention: Mention) -> bool:
    """Whether the model's name is one of a deed or a weapon: "Operation Sea Wall", "IED", "KC" of "KC-135", "Su-24"."""
    text, span = scene.reading.text, mention.span
    words = span.of(text).lower().split()
    if is_plane(text, span):
        return True
    if not words or words[0] in cues("deed") or all(word in cues("weapon") for word in words):
        return True
    hull = text[span.start - 1 : span.start] == "(" and HULL.match(text, span.end)
    letters = span.of(text).rstrip("-")
    typed = TYPE.match(text, span.end) and (letters.isupper() or len(letters) <= TYPE_LETTERS)
    return bool(typed or (hull and letters.isupper()))
