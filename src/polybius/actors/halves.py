"""The states that "the North" and "the South" mean in a report that names one of two such."""

from __future__ import annotations

import functools

from polybius.actors.scene import Found, Scene
from polybius.resources import digest, table

HALVES = ("North", "South")


def find(scene: Scene) -> None:
    """Gives "the North" and "the South" their state: "the South cut the line" after "North Korea" is South Korea.

    A bare "Korea" is the one of the two that the report names.
    Not covered: "the north", which is mostly a region, and halves of one state ("the South" of Yemen).
    """
    _undivided(scene)
    told = next((halves for f in scene.found if (halves := _halves(digest()).get(f.country or ""))), None)
    if told is None or not scene.parsed:
        return
    for at, token in enumerate(scene.tree.tokens):
        word = scene.tree.word(at)
        if word not in HALVES or at == 0 or scene.word(at - 1) != "the":
            continue
        if scene.tree.is_(at, "compound", "amod", "flat", "nmod:desc") or any(
            f.use != "ner" for f in scene.at_head.get(at, [])
        ):
            continue
        for found in list(scene.at_head.get(at, [])):
            scene.drop(found)
        why = f"the {word}: of two states of that name the one in the {word.lower()}"
        entity = scene.knowledge.entity(told[word], scene.day, why)
        scene.add(Found(token.span, "GPE", at, "name", entity, told[word]))


def _undivided(scene: Scene) -> None:
    """Gives a bare "Korea" the state that the report names of the two, where it names one of them alone."""
    named = {f.country for f in scene.found if f.country}
    for found in scene.found:
        name = scene.reading.words(found.span)
        told = _of_both(digest()).get(name, frozenset()) & named if found.entity is None else frozenset()
        if len(told) == 1:
            (found.country,) = told
            found.use = "name"
            found.entity = scene.knowledge.entity(found.country, scene.day, f"{name}: the one that the report names")


@functools.lru_cache(maxsize=2)
def _of_both(tables: str) -> dict[str, frozenset[str]]:
    """What two halves have in common, where it is no state's own name, with both: "Korea"."""
    rows = table("actors/countries")
    named = {name: row["id"] for row in rows for name in (row["name"], *row["names"].split("|"))}
    split = [(name.partition(" "), state) for name, state in named.items()]
    rests = {rest for (half, _, rest), _ in split if half in HALVES and rest not in named}
    both = {rest: frozenset(state for (half, _, of), state in split if half in HALVES and of == rest) for rest in rests}
    return {rest: states for rest, states in both.items() if len(states) == len(HALVES)}


@functools.lru_cache(maxsize=2)
def _halves(_: str) -> dict[str, dict[str, str]]:
    """Each state that has such a namesake, with the state of each half: South Sudan and Sudan, the two Koreas."""
    rows = table("actors/countries")
    named = {name: row["id"] for row in rows for name in (row["name"], *row["names"].split("|"))}
    out: dict[str, dict[str, str]] = {}
    for name, state in named.items():
        half, _, rest = name.partition(" ")
        if half not in HALVES:
            continue
        other = HALVES[1 - HALVES.index(half)]
        sibling = named.get(f"{other} {rest}") or named.get(rest)
        if sibling is not None and sibling != state:
            out[state] = out[sibling] = {half: state, other: sibling}
    return out
