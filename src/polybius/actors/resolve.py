"""The stage: mentions of a reading become those of known actors, and its entities are listed."""

from __future__ import annotations

import re
from dataclasses import replace

from polybius.actors import corps, discourse, halves, match, meant, minorities, namesakes, people, phrases, where
from polybius.actors.knowledge import composed, load
from polybius.actors.scene import Found, Scene
from polybius.resources.parties import ONLY_NAMED
from polybius.schema import Entity, Mention, Reading
from polybius.syntax import Tree

UNNAMED = ("agent", "pronoun", "people", "state")  # no mention unless somebody is known to be meant


def resolve(reading: Reading) -> Reading:
    """The reading with all mentions of actors, each with its entity where it is known, and the entities.

    Names are looked up in the tables under ``resources/actors/``, as of the report's day; common nouns ("Iraqi
    forces"), descriptions and pronouns take their state or body from their own words, else from what the document
    says before. Names that no table has become entities ``name:...``; their code is None when the text tells nothing
    of them. Not covered: "we", and a name's other spelling within one document when no table joins them.
    """
    knowledge = load()
    day = reading.document.published or reading.document.latest
    scene = Scene(reading, knowledge, Tree(reading), day, alone=knowledge.alone)
    match.find(scene)
    halves.find(scene)
    match.settle_capitals(scene)
    scene.outlet = where.published_in(scene)
    corps.open_names(scene)
    where.locate(scene)
    scene.titled = where.titled(scene)
    scene.home = where.home(scene)
    namesakes.settle(scene)
    people.short_names(scene)
    minorities.find(scene)
    phrases.find(scene)
    _peoples(scene)
    people.titles(scene)
    people.name_the_rest(scene)
    discourse.resolve(scene)
    people.name_the_rest(scene)
    people.settle(scene)
    _follow_names(scene)
    return _written(scene)


def _follow_names(scene: Scene) -> None:
    """Gives a pronoun for somebody whom no table knows what the words beside his name have made of him since.

    "Tesfaye, a spokesman for the command, told ... He said": both speak for the command.
    """
    for found in scene.found:
        known = found.entity is not None and not found.entity.id.startswith(ONLY_NAMED)
        if found.antecedent is None or known:
            continue
        same = [other for other in scene.at_head[found.antecedent.head] if not _covered(scene, other)]
        if (meant_by := next((other.entity for other in same if other.entity is not None), None)) is not None:
            found.entity, found.country = meant_by, meant_by.country


def _peoples(scene: Scene) -> None:
    """Nationalities that stand for persons: "Iraqis" are IRQCVL, "the Americans" as a subject their state."""
    if not scene.parsed:
        return
    for found in scene.found:
        if not _noun(scene, found):
            continue
        if found.use == "people":
            found.entity = meant.of_people(scene, None, found, [])
            found.country = found.entity.country if found.entity else None
        elif found.use == "demonym" and found.entity is not None and not _stands_for_state(scene, found):
            words = scene.reading.words(found.span)
            name = f"people of {found.entity.name}"
            found.entity = composed(found.entity.country, "CVL", name, f"{words}: a nationality")


def _stands_for_state(scene: Scene, found: Found) -> bool:
    """Whether "the Americans" means their state: with the article, as who acts or is dealt with; so does "Saudi"."""
    determined = any(scene.word(at) == "the" for at in scene.tree.children(found.head, "det"))
    determined |= _clipped_name(scene, found)
    acting = scene.tree.is_(found.head, "nsubj", "obj", "iobj") or scene.case(found.head) in (
        "to",
        "with",
        "by",
        "for",
        "from",
    )
    return determined and acting and not scene.tree.children(found.head, "nummod")


def _clipped_name(scene: Scene, found: Found) -> bool:
    """Whether it is its state's name cut short: "Saudi has shut the border"; not "Saudi held in Lyon"."""
    if found.entity is None or found.entity.name.partition(" ")[0] != scene.reading.words(found.span):
        return False
    tree, at = scene.tree, found.head
    acts = bool(tree.children(tree[at].head or 0, "aux", "obj", "xcomp", "ccomp")) and tree.is_(at, "nsubj")
    return not tree.children(at, "det", "amod", "nmod:poss") and (acts or not tree.is_(at, "nsubj"))


def _noun(scene: Scene, found: Found) -> bool:
    """Whether the word stands for people and does not only describe a noun: "Iraqis", not "Sunni and Kurdish blocs"."""
    token = scene.tree[found.head]
    if token.tag in ("NNS", "NNPS"):
        return True
    following = found.head + 1
    open_ = following < len(scene.tree.tokens) and scene.tree[following].upos in ("NOUN", "PROPN", "ADJ", "CCONJ")
    inside = scene.tree.is_(found.head, "compound", "amod", "flat", "nmod:desc", "conj")
    return token.upos in ("NOUN", "PROPN") and not inside and not open_


def _written(scene: Scene) -> Reading:
    """The found mentions as records, without doubles, and their entities, each once."""
    entities: dict[str, Entity] = {}
    mentions: list[Mention] = []
    for found in sorted(scene.found, key=lambda f: (f.span.start, -f.span.end)):
        if found.entity is None and found.use in UNNAMED and not _somebody(scene, found):
            continue
        if _covered(scene, found) or _part_of_organ(scene, found):
            continue
        if found.entity is not None:
            entities.setdefault(found.entity.id, found.entity)
        head = scene.reading.tokens[found.head].span
        mentions.append(Mention(found.span, found.kind, head, found.entity.id if found.entity else None))
    return replace(scene.reading, mentions=tuple(mentions), entities=tuple(entities.values()))


def _somebody(scene: Scene, found: Found) -> bool:
    """Whether an unresolved noun still means people or an organ: "the prisoners", "the army", not "the office"."""
    agent = found.agent
    if found.use != "agent" or agent is None:
        return False
    return agent.kind in ("staff", "people", "group") or (agent.kind == "organ" and agent.row in scene.alone)


def _part_of_organ(scene: Scene, found: Found) -> bool:
    """Whether it is a piece of an organ's own name: "Foreign Affairs" in "the Ministry of Foreign Affairs"."""
    if found.use != "ner" or found.kind != "ORG":
        return False
    return any(
        other.agent is not None
        and other.agent.kind == "organ"
        and other.entity is not None
        and other.span.contains(found.span)
        for other in scene.around(found)
    )


def _covered(scene: Scene, found: Found) -> bool:
    """Whether a larger mention with the same head says the same or more."""
    for other in scene.at_head.get(found.head, []):
        if other is found or not other.span.contains(found.span) or other.entity is None:
            continue
        if len(other.span) > len(found.span) or (other.span == found.span and found.entity is None):
            return True
    return not re.search(r"\w", scene.reading.words(found.span))
